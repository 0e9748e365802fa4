using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Breaks a statement that is too long for one line, or that has a comment within.</summary>
internal static class LineBreaking
{
    /// <summary>The lines of a statement, with their indentation.</summary>
    public static IEnumerable<string> Break(IReadOnlyList<FileToken> tokens, int indentation)
    {
        for (int start = 0, end; start < tokens.Count; start = end)
        {
            // A brace is not indented behind a comment that pushed it to the next line.
            var column = start == 0 || tokens[start].Is("{") ? indentation : indentation + FileLayout.Indentation;
            end = EndOfLine(tokens, start, Formatter.LineWidth - column);
            yield return new string(' ', column) + TokenSpacing.Join(tokens, start, end);
        }
    }

    private static int EndOfLine(IReadOnlyList<FileToken> tokens, int start, int width)
    {
        var (best, bestRank, depth, length) = (0, int.MaxValue, 0, 0);
        for (var i = start; i < tokens.Count; i++)
        {
            if (i > start && tokens[i - 1].EndsLine) return length <= width || best == 0 ? i : best;
            // Too long: break in the outermost bracket that offers a place, between terms rather than factors, as far right as possible.
            if (length > width && best > 0) return best;
            if (tokens[i].Is(")") || tokens[i].Is("]") || tokens[i].Is("}")) depth--;
            var rank = (2 * depth) + (tokens[i].Is("*") || tokens[i].Is("/") ? 1 : 0);
            if (i > start && CanBreakBefore(tokens, i) && (best == 0 || (length <= width && rank <= bestRank))) (best, bestRank) = (i, rank);
            if (tokens[i].Is("(") || tokens[i].Is("[") || tokens[i].Is("{")) depth++;
            length += tokens[i].Text.Length + (i > start && TokenSpacing.HasSpaceBefore(tokens, i) ? 1 : 0);
        }

        return length <= width || best == 0 ? tokens.Count : best;
    }

    private static bool CanBreakBefore(IReadOnlyList<FileToken> tokens, int index) =>
        tokens[index - 1].Is(",") || TokenSpacing.IsBinary(tokens, index);
}
