using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>What tokens are called in messages and listings.</summary>
internal static class TokenWords
{
    private const int LongestQuote = 40;

    /// <summary>Whether all tokens of this type are written alike.</summary>
    public static bool HasSpelling(int type) => QmtlLexer.DefaultVocabulary.GetLiteralName(type) is not null;

    /// <summary>How a token of this type is written; only for types with one spelling.</summary>
    public static string Spelling(int type) => QmtlLexer.DefaultVocabulary.GetLiteralName(type);

    /// <summary>A token in a message: <c>'ry'</c>, or <c>the end of the file</c>.</summary>
    public static string Quote(IToken token) => token.Type == TokenConstants.EOF ? "the end of the file" : Quote(token.Text);

    public static string Quote(string text) => $"'{Cut(text)}'";

    /// <summary>A text as long as a message can hold.</summary>
    public static string Cut(string text) => text.Length <= LongestQuote ? text : text.Substring(0, LongestQuote) + "…";

    public static bool IsKeyword(int type) => type is >= QmtlLexer.NAMESPACE and <= QmtlLexer.ALL;

    public static string Kind(int type) => type switch
    {
        TokenConstants.EOF => "end",
        QmtlLexer.NUMBER => "number",
        QmtlLexer.MALFORMED => "malformed",
        QmtlLexer.IDENTIFIER => "name",
        QmtlLexer.DOC_COMMENT => "documentation",
        QmtlLexer.LINE_COMMENT or QmtlLexer.BLOCK_COMMENT => "comment",
        QmtlLexer.UNEXPECTED => "unexpected",
        QmtlLexer.STRING => "text",
        QmtlLexer.ARITY => "arity",
        QmtlLexer.RANGE or QmtlLexer.EQUALS or (>= QmtlLexer.PLUS and <= QmtlLexer.NOT) => "operator",
        _ => IsKeyword(type) ? "keyword" : "punctuation",
    };

    public static TextSpan Span(IToken token) => TextSpan.FromBounds(token.StartIndex, Math.Max(token.StartIndex, token.StopIndex + 1));
}
