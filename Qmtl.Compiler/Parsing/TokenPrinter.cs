using System.Text;
using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>Lists the tokens of a file, one a line: place, kind and text.</summary>
public static class TokenPrinter
{
    public static string Print(SourceText source)
    {
        var lexer = PredictionCache.Current.CreateLexer(new PlacedCharStream(source));
        var text = new StringBuilder();
        for (var token = lexer.NextToken(); ; token = lexer.NextToken())
        {
            if (token.Type == QmtlLexer.WHITESPACE) continue;
            var place = source.GetPosition(token.StartIndex).ToString();
            var content = token.Type == TokenConstants.EOF ? string.Empty : token.Text.Replace("\r", @"\r").Replace("\n", @"\n");
            text.Append($"{place,-8}{TokenWords.Kind(token.Type),-14}{content}".TrimEnd()).Append('\n');
            if (token.Type == TokenConstants.EOF) return text.ToString();
        }
    }
}
