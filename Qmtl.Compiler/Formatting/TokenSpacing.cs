using System.Text;
using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Where a space stands between two tokens on a line.</summary>
internal static class TokenSpacing
{
    /// <summary>The tokens from <paramref name="start"/> up to, not including, <paramref name="end"/> on one line.</summary>
    public static string Join(IReadOnlyList<FileToken> tokens, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (i > start && HasSpaceBefore(tokens, i)) text.Append(' ');
            text.Append(tokens[i].Text);
        }

        return text.ToString();
    }

    public static string Join(IReadOnlyList<FileToken> tokens) => Join(tokens, 0, tokens.Count);

    public static bool HasSpaceBefore(IReadOnlyList<FileToken> tokens, int index)
    {
        var (before, token) = (tokens[index - 1], tokens[index]);
        if (before.IsComment || token.IsComment) return true;
        if (token.Is(",") || token.Is(";") || token.Is(")") || token.Is("]") || token.Is(".")) return false;
        if (before.Is("(") || before.Is("[") || before.Is(".")) return false;
        if (token.Is("..")) return HasWideEnds(tokens, index);
        if (before.Is("..")) return HasWideEnds(tokens, index - 1);
        if ((before.Is("-") || before.Is("!")) && !IsBinary(tokens, index - 1)) return false;
        if (token.Is("(")) return before.Kind != FileTokenKind.Name;

        // A setting begins with its name, and pairs are its value; every other name before a bracket is indexed.
        if (token.Is("[")) return index == 1 ? before.Kind == FileTokenKind.Name : before.Kind is not (FileTokenKind.Name or FileTokenKind.Keyword);
        return true;
    }

    /// <summary>An operator between two operands; a sign is none, nor are <c>=</c> and <c>..</c>.</summary>
    public static bool IsBinary(IReadOnlyList<FileToken> tokens, int index)
    {
        if (tokens[index].Kind != FileTokenKind.Operator || tokens[index].Is("=") || tokens[index].Is("..")) return false;
        var before = index - 1;
        while (before >= 0 && tokens[before].IsComment) before--;
        return before >= 0
            && (tokens[before].Kind is FileTokenKind.Name or FileTokenKind.Number || tokens[before].Is(")") || tokens[before].Is("]"));
    }

    // 0..n is one thing to the eye, but k * t .. k * (t + 1) needs air, or it reads as k * (t..k) * (t + 1).
    private static bool HasWideEnds(IReadOnlyList<FileToken> tokens, int range) => IsWide(tokens, range, -1) || IsWide(tokens, range, 1);

    private static bool IsWide(IReadOnlyList<FileToken> tokens, int range, int direction)
    {
        var depth = 0;
        for (var i = range + direction; i >= 0 && i < tokens.Count && depth >= 0; i += direction)
        {
            var token = tokens[i];
            if (token.Is("(") || token.Is("[")) depth += direction;
            else if (token.Is(")") || token.Is("]")) depth -= direction;
            else if (depth > 0) continue;
            else if (token.Is(",") || token.Is("{") || token.Kind == FileTokenKind.Keyword) return false;
            else if (IsBinary(tokens, i)) return true;
        }

        return false;
    }
}
