using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Breaks a statement that is too long for one line, or that has a comment within.</summary>
internal static class LineBreaking
{
    /// <summary>The lines of a statement, with their indentation.</summary>
    public static IEnumerable<string> Break(IReadOnlyList<FileToken> tokens, int indentation)
    {
        var labels = DocumentedLabels(tokens);
        for (int start = 0, end; start < tokens.Count; start = end)
        {
            // A brace is not indented behind a comment that pushed it to the next line.
            var column = start == 0 || tokens[start].Is("{") || tokens[start].Is("}") ? indentation : indentation + FileLayout.Indentation;
            end = EndOfLine(tokens, start, Formatter.LineWidth - column, labels);
            yield return new string(' ', column) + TokenSpacing.Join(tokens, start, end);
        }
    }

    private static int EndOfLine(IReadOnlyList<FileToken> tokens, int start, int width, (int Open, int Close) labels)
    {
        var (best, bestRank, depth, length) = (0, int.MaxValue, 0, 0);
        for (var i = start; i < tokens.Count; i++)
        {
            if (i > start && tokens[i - 1].EndsLine) return length <= width || best == 0 ? i : best;
            if (i > start && StartsLabel(tokens, i, labels)) return i;
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

    /// <summary>Where the labels of a head stand, if one of them is documented: each has a line of its own then.</summary>
    private static (int Open, int Close) DocumentedLabels(IReadOnlyList<FileToken> tokens)
    {
        var close = tokens.Count - 1;
        while (close >= 0 && !tokens[close].Is("}")) close--;
        var open = close;
        while (open >= 0 && !tokens[open].Is("{")) open--;
        return Enumerable.Range(open + 1, close - open).Any(i => tokens[i].Kind == FileTokenKind.Documentation) ? (open, close) : (-1, -1);
    }

    private static bool StartsLabel(IReadOnlyList<FileToken> tokens, int index, (int Open, int Close) labels)
    {
        if (labels.Open < 0 || index <= labels.Open || index > labels.Close) return false;
        var isFirst = tokens[index - 1].Is("{") || tokens[index - 1].Is(",");
        return index == labels.Close || (isFirst && !tokens[index].IsComment) || tokens[index].Kind == FileTokenKind.Documentation;
    }

    private static bool CanBreakBefore(IReadOnlyList<FileToken> tokens, int index) =>
        tokens[index - 1].Is(",") || TokenSpacing.IsBinary(tokens, index);
}
