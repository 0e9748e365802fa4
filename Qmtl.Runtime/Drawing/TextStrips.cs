using System.Text;

namespace Qmtl.Drawing;

/// <summary>Wires with columns of characters on them, cut into strips where they are wider than the page.</summary>
internal sealed class TextStrips
{
    private const string Mark = "···";

    private readonly IReadOnlyList<string> wires;
    private readonly IReadOnlyList<DrawnColumn> columns;
    private readonly TextColumn[] texts;
    private readonly int margin;

    public TextStrips(IReadOnlyList<string> wires, IReadOnlyList<DrawnColumn> columns)
    {
        this.wires = wires;
        this.columns = columns;
        texts = [.. columns.Select(column => TextColumn.Of(wires.Count, column))];
        margin = wires.Max(w => w.Length) + 2;
    }

    public void Draw(StringBuilder text, int width)
    {
        var strips = new StripCutting(columns, [.. texts.Select(t => t.Width)]).Cut(width - margin - (2 * Mark.Length));
        for (var i = 0; i < strips.Count; i++)
        {
            if (i > 0) text.Append('\n');
            DrawStrip(text, strips[i], i > 0 ? Mark : "", i < strips.Count - 1 ? Mark : "");
        }
    }

    private void DrawStrip(StringBuilder text, Range strip, string before, string after)
    {
        var heading = Heading(strip);
        var shown = texts[strip];
        if (heading.Length > 0) AppendLine(text, new string(' ', margin + before.Length) + heading);
        for (var wire = 0; wire < wires.Count; wire++)
        {
            var row = string.Concat(shown.Select(t => t.Wire(wire)));
            AppendLine(text, wires[wire].PadLeft(margin - 2) + ": " + before + row + after);
            if (!shown.Any(t => t.NeedsLineBelow(wire))) continue;
            AppendLine(text, new string(' ', margin + before.Length) + string.Concat(shown.Select(t => t.Below(wire))));
        }
    }

    /// <summary>Each stage's heading over the first symbol of its columns in the strip, cut where the next stage or the strip ends.</summary>
    private string Heading(Range strip)
    {
        var text = new StringBuilder();
        var position = 0;
        var current = "";
        for (var i = strip.Start.Value; i < strip.End.Value; i++)
        {
            if (columns[i].Heading != current)
            {
                CutTo(text, position);
                current = columns[i].Heading;
                text.Append(' ', position + 1 - text.Length).Append(current);
            }

            position += texts[i].Width;
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
}
