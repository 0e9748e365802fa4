namespace Qmtl.Compiler.Formatting;

/// <summary>Heads on one line each, one after the other, read as a table: their colons align, and their blocks.</summary>
internal static class HeadAlignment
{
    /// <summary>The text of each head of a table, by its item.</summary>
    public static IReadOnlyDictionary<Item, string> Align(IReadOnlyList<Item> items, int indentation)
    {
        var aligned = new Dictionary<Item, string>();
        var run = new List<Item>();
        foreach (var item in items.Where(i => !i.IsComment))
        {
            if (item.StartsWith("head") && OneLine.Takes(item, indentation))
            {
                run.Add(item);
                continue;
            }

            AlignRun(run, indentation, aligned);
            run.Clear();
        }

        AlignRun(run, indentation, aligned);
        return aligned;
    }

    private static void AlignRun(List<Item> run, int indentation, Dictionary<Item, string> aligned)
    {
        if (run.Count < 2) return;
        var rows = run.ConvertAll(Row.Of);
        var (name, kind) = (rows.Max(r => r.Name.Length), rows.Max(r => r.Kind.Length));

        // Where a line would be too long, fewer columns align.
        foreach (var widths in new[] { (name, kind), (name, 0) })
        {
            var texts = rows.ConvertAll(r => r.Print(widths));
            if (texts.Any(t => indentation + t.Length > Formatter.LineWidth)) continue;
            for (var i = 0; i < run.Count; i++) aligned.Add(run[i], texts[i]);
            return;
        }
    }

    private sealed record Row(string Name, string Kind, string Block)
    {
        public static Row Of(Item head)
        {
            var colon = head.Tokens.TakeWhile(t => !t.Is(":")).Count();
            var brace = head.Tokens.Count - 1;
            return new Row(
                TokenSpacing.Join(head.Tokens, 0, colon),
                TokenSpacing.Join(head.Tokens, colon + 1, brace),
                "{" + OneLine.Rest(head.Body!));
        }

        public string Print((int Name, int Kind) widths) => $"{Name.PadRight(widths.Name)} : {Kind.PadRight(widths.Kind)} {Block}";
    }
}
