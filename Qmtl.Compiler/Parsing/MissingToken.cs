using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>How parsing can go on within a construct although a token is not where it must be.</summary>
internal enum TokenRepair
{
    /// <summary>Not at all: the construct is given up.</summary>
    None,

    /// <summary>As if the token stood before the next.</summary>
    Supply,

    /// <summary>As if the next token were it.</summary>
    Replace,

    /// <summary>At the next token of its type, which ends what is wrong.</summary>
    Skip,
}

/// <summary>Chooses the repair for a token that is not where it must be.</summary>
/// <param name="type">The type of the token.</param>
/// <param name="unclosedBraces">How many more braces open than close in the file, apart from those that are accounted for.</param>
internal sealed class MissingToken(RecoverableTokenStream stream, Parser recognizer, int type, int unclosedBraces)
{
    /// <param name="isFirst">Whether it is the first mistake of its construct; after another, only what is sure is repaired.</param>
    public TokenRepair Choose(bool isFirst)
    {
        if (isFirst && IsBraceForSemicolon()) return TokenRepair.Replace;
        if (!TokenWords.HasSpelling(type)) return TokenRepair.None;
        if (CanSupply()) return TokenRepair.Supply;
        if (isFirst && IsReplaced()) return TokenRepair.Replace;
        return isFirst && type == QmtlLexer.LBRACE && ConstructEnd.FindBrace(stream, stream.Index) is not null ? TokenRepair.Skip : TokenRepair.None;
    }

    private int Found => stream.Next.Type;

    private int Second => stream.Get(ConstructEnd.Next(stream, stream.Index)).Type;

    // An opening brace is missing only where more close than open; otherwise it stands further on.
    private bool IsBraceMissing => type == QmtlLexer.LBRACE && unclosedBraces < 0;

    private bool CanSupply()
    {
        if (type == QmtlLexer.RBRACE) return ConstructList.Of(recognizer.Context) is not null;
        if (type == QmtlLexer.LBRACE && !IsBraceMissing) return false;
        if (type is QmtlLexer.SEMICOLON or QmtlLexer.RPAREN or QmtlLexer.RBRACKET && EndsStatement()) return true;
        return type != QmtlLexer.SEMICOLON && MayFollow(Found);
    }

    /// <summary>Whether the next token stands in its place, because what follows may follow it.</summary>
    private bool IsReplaced()
    {
        if (Found is TokenConstants.EOF or QmtlLexer.LBRACE || (type == QmtlLexer.LBRACE && !IsBraceMissing)) return false;
        if (Found is QmtlLexer.SEMICOLON or QmtlLexer.RBRACE && !IsBraceMissing) return false;
        if (type == QmtlLexer.SEMICOLON && (ConstructList.IsKeyword(Found) || ConstructList.IsName(Found) || Found == QmtlLexer.NUMBER)) return false;
        return MayFollow(Second);
    }

    /// <summary>Whether a brace too many stands where a statement ends, and another statement follows.</summary>
    private bool IsBraceForSemicolon() =>
        type == QmtlLexer.SEMICOLON && Found == QmtlLexer.RBRACE && unclosedBraces < 0
        && Second is not (QmtlLexer.RBRACE or TokenConstants.EOF) && MayFollow(Second);

    private bool MayFollow(int next) =>
        recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State].Transition(0).target, recognizer.Context).Contains(next);

    private bool EndsStatement() =>
        Found is TokenConstants.EOF or QmtlLexer.RBRACE or QmtlLexer.SEMICOLON
        || ConstructList.IsKeyword(Found)
        || (ConstructList.IsName(Found) && ConstructEnd.IsFirstOfLine(stream, stream.Index));
}
