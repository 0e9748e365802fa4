using System.Text;

namespace Qmtl.Drawing;

/// <summary>Draws circuits with characters.</summary>
internal static class TextDiagram
{
    /// <summary>Draws with lines of at most so many characters, cut and continued below.</summary>
    public static string Draw(CircuitDrawing drawing, int width)
    {
        if (drawing.Wires.Count == 0) return Headline.WithoutCircuit(drawing) + "\n";

        var text = new StringBuilder();
        text.Append(drawing.Model).Append(": ").Append(Headline.Counts(drawing)).Append('\n');
        foreach (var circuit in drawing.Circuits)
        {
            text.Append('\n');
            new TextStrips(drawing.Wires, circuit.Columns).Draw(text, width);
        }

        if (drawing.ClassicalHeads.Count > 0) text.Append('\n').Append(Headline.ClassicalHeads(drawing)).Append('\n');
        return text.ToString();
    }
}
