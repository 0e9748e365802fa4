using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>Lists the tokens and comments of a file for those who lay out text.</summary>
internal static class FileTokenReader
{
    /// <summary>The grammar knows which of its words are names elsewhere.</summary>
    private static readonly IntervalSet Names = QmtlParser._ATN.NextTokens(QmtlParser._ATN.ruleToStartState[QmtlParser.RULE_identifier]);

    /// <summary>The last token is the end of the file.</summary>
    public static IReadOnlyList<FileToken> Read(SourceText source, CancellationToken cancellationToken)
    {
        var cache = PredictionCache.Current;
        var lexer = cache.CreateLexer(new PlacedCharStream(source));
        lexer.RemoveErrorListeners();
        var tokens = new List<FileToken>();
        var lineBreaks = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var token = lexer.NextToken();
            if (token.Type == QmtlLexer.WHITESPACE)
            {
                lineBreaks = CountLines(token.Text) - 1;
                continue;
            }

            var kind = Kind(token.Type);
            tokens.Add(new FileToken(kind, Text(token, kind), lineBreaks));
            lineBreaks = 0;
            if (kind == FileTokenKind.End) break;
        }

        PredictionCache.DropIfLarge(cache);
        return tokens;
    }

    private static string Text(IToken token, FileTokenKind kind) => kind switch
    {
        FileTokenKind.End => string.Empty,
        FileTokenKind.LineComment or FileTokenKind.Documentation => token.Text.TrimEnd(),
        FileTokenKind.BlockComment => string.Join("\n", Lines(token.Text).Select(line => line.TrimEnd())),
        _ => token.Text,
    };

    private static int CountLines(string text) => Lines(text).Length;

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');

    private static FileTokenKind Kind(int type) => type switch
    {
        TokenConstants.EOF => FileTokenKind.End,
        QmtlLexer.DOC_COMMENT => FileTokenKind.Documentation,
        QmtlLexer.LINE_COMMENT => FileTokenKind.LineComment,
        QmtlLexer.BLOCK_COMMENT => FileTokenKind.BlockComment,
        _ when Names.Contains(type) => FileTokenKind.Name,
        _ => TokenWords.Kind(type) switch
        {
            "number" => FileTokenKind.Number,
            "operator" => FileTokenKind.Operator,
            "keyword" => FileTokenKind.Keyword,
            _ => FileTokenKind.Punctuation,
        },
    };
}
