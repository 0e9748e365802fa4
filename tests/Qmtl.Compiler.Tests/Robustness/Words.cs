using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>A text cut into words, symbols, numbers and comments, with the white space between them; nothing is lost.</summary>
internal static partial class Words
{
    public static List<string> Split(string text) => [.. Piece().Matches(text).Select(m => m.Value)];

    /// <summary>Whether a piece is something a grammar sees.</summary>
    public static bool IsToken(string piece) => !string.IsNullOrWhiteSpace(piece) && !piece.StartsWith("//", StringComparison.Ordinal) && !piece.StartsWith("/*", StringComparison.Ordinal);

    /// <summary>The places of what a grammar sees.</summary>
    public static List<int> Places(IReadOnlyList<string> pieces) => [.. Enumerable.Range(0, pieces.Count).Where(i => IsToken(pieces[i]))];

    [GeneratedRegex("""//[^\r\n]*|/\*.*?\*/|\s+|"[^"\r\n]*"|\d+(\.\d+)?([eE][+-]?\d+)?|\w+|\.\.|[=!<>]=|&&|\|\||.""", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
