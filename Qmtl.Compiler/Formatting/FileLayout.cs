using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Writes items line by line.</summary>
internal sealed class FileLayout
{
    public const int Indentation = 4;

    private static readonly FileToken ClosingBrace = new(FileTokenKind.Punctuation, "}", LineBreaks: 0);

    private readonly LineList lines = new();

    private FileLayout()
    {
    }

    public static string Print(IReadOnlyList<Item> items)
    {
        var layout = new FileLayout();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && IsBlankBetween(items, i)) layout.lines.AddBlank();
            layout.Add(items[i], indentation: 0);
        }

        return layout.lines.ToString();
    }

    private void Add(Item item, int indentation, string? aligned = null)
    {
        if (aligned is not null || OneLine.Takes(item, indentation))
            lines.Add(new string(' ', indentation) + (aligned ?? OneLine.Print(item)), OneLine.Comments(item.Last.Trailing));
        else
            AddLines(item, item.Tokens, indentation);
    }

    /// <param name="opening">What the lines of the item start with.</param>
    private void AddLines(Item item, IReadOnlyList<FileToken> opening, int indentation)
    {
        var (broken, body, comments) = (LineBreaking.Break(opening, indentation).ToArray(), item.Body, OneLine.Comments(item.Trailing));
        foreach (var line in broken.Take(broken.Length - 1)) lines.Add(line);
        var last = broken[broken.Length - 1];
        if (body is null)
        {
            lines.Add(last, comments);
        }
        else if (body.IsEmpty && item.Else is null)
        {
            lines.Add(last + OneLine.Rest(body), comments);
        }
        else
        {
            lines.Add(last, OneLine.Comments(body.Opening));
            AddContent(body.Items, indentation + Indentation);
            if (item.Else is { } branch) AddLines(branch, [ClosingBrace, .. branch.Tokens], indentation);
            else lines.Add(new string(' ', indentation) + "}", comments);
        }
    }

    private void AddContent(IReadOnlyList<Item> items, int indentation)
    {
        var heads = HeadAlignment.Align(items, indentation);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && items[i].HasBlankLineBefore && !items[i - 1].IsDocumentation) lines.AddBlank();
            Add(items[i], indentation, heads.TryGetValue(items[i], out var aligned) ? aligned : null);
        }
    }

    /// <summary>Declarations stand apart, except those of one line that the user wrote together.</summary>
    private static bool IsBlankBetween(IReadOnlyList<Item> items, int index)
    {
        var before = items[index - 1];
        if (before.IsDocumentation) return false;
        if (items[index].HasBlankLineBefore) return true;
        if (before.IsComment) return false;
        return before.StartsWith("namespace") || !OneLine.Takes(before, 0) || Introduced(items, index) is { } next && !OneLine.Takes(next, 0);
    }

    /// <summary>The declaration itself, or the one that comments stand above.</summary>
    private static Item? Introduced(IReadOnlyList<Item> items, int index)
    {
        while (items[index].IsComment)
        {
            var isDocumentation = items[index].IsDocumentation;
            index++;
            if (index == items.Count || (items[index].HasBlankLineBefore && !isDocumentation)) return null;
        }

        return items[index];
    }
}
