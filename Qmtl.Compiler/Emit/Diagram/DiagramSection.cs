using System.Text;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Columns under one heading.</summary>
internal sealed record DiagramStage(string Heading, IReadOnlyList<DiagramColumn> Columns);

/// <summary>Wires with the stages drawn on them, cut into strips where they are wider than the page.</summary>
internal sealed class DiagramSection(string[] wires, IReadOnlyList<DiagramStage> stages)
{
    private const string Cut = "···";

    private readonly int margin = wires.Max(w => w.Length) + 2;

    public void Draw(StringBuilder text, int width)
    {
        var strips = Strips(width - margin - (2 * Cut.Length));
        for (var i = 0; i < strips.Count; i++)
        {
            if (i > 0) text.Append('\n');
            DrawStrip(text, strips[i], i > 0 ? Cut : "", i < strips.Count - 1 ? Cut : "");
        }
    }

    /// <summary>Fills strip after strip; a column wider than the page has a strip of its own.</summary>
    private List<List<PlacedColumn>> Strips(int width)
    {
        PlacedColumn[] columns = [.. stages.SelectMany(stage => stage.Columns.Select(column => new PlacedColumn(column, stage.Heading)))];
        var strips = new List<List<PlacedColumn>> { new() };
        var used = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (used > 0 && used + WidthFrom(columns, i) > width)
            {
                strips.Add([]);
                used = 0;
            }

            strips[strips.Count - 1].Add(columns[i]);
            used += columns[i].Column.Width;
        }

        return strips;
    }

    /// <summary>The width of a column and, where it leads in others, of those.</summary>
    private static int WidthFrom(PlacedColumn[] columns, int index)
    {
        var width = columns[index].Column.Width;
        for (; columns[index].Column.LeadsIn && index + 1 < columns.Length; index++) width += columns[index + 1].Column.Width;
        return width;
    }

    private void DrawStrip(StringBuilder text, List<PlacedColumn> strip, string before, string after)
    {
        var heading = Heading(strip);
        if (heading.Length > 0) AppendLine(text, new string(' ', margin + before.Length) + heading);
        for (var wire = 0; wire < wires.Length; wire++)
        {
            var row = string.Concat(strip.Select(p => p.Column.Wire(wire)));
            AppendLine(text, wires[wire].PadLeft(margin - 2) + ": " + before + row + after);
            if (!strip.Any(p => p.Column.NeedsLineBelow(wire))) continue;
            AppendLine(text, new string(' ', margin + before.Length) + string.Concat(strip.Select(p => p.Column.Below(wire))));
        }
    }

    /// <summary>Each stage's heading over the first symbol of its columns in the strip, cut where the next stage or the strip ends.</summary>
    private static string Heading(List<PlacedColumn> strip)
    {
        var text = new StringBuilder();
        var position = 0;
        var current = "";
        foreach (var placed in strip)
        {
            if (placed.Heading != current)
            {
                CutTo(text, position);
                current = placed.Heading;
                text.Append(' ', position + 1 - text.Length).Append(current);
            }

            position += placed.Column.Width;
        }

        CutTo(text, position);
        return text.ToString().TrimEnd();
    }

    private static void CutTo(StringBuilder text, int end)
    {
        if (text.Length <= end) return;
        text.Length = Math.Max(end - 1, 0);
        text.Append('…');
    }

    private static void AppendLine(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    private readonly record struct PlacedColumn(DiagramColumn Column, string Heading);
}
