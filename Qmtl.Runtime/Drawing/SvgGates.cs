namespace Qmtl.Drawing;

/// <summary>Draws gates around the middle of their column.</summary>
internal sealed class SvgGates(SvgWriter writer, IReadOnlyList<string> wires)
{
    private const int DotRadius = 4;
    private const int NotRadius = 11;
    private const int SwapReach = 6;
    private const int BoxPadding = 7;

    public static int Width(DrawnGate gate) => GateSymbols.Of(gate).Select((symbol, i) => Width(gate, symbol, i)).Max();

    /// <summary>Draws a gate around the height of each of its wires.</summary>
    public void Draw(DrawnGate gate, int x, Func<int, int> height)
    {
        writer.OpenGroup(Explain(gate));
        if (gate.Top != gate.Bottom) writer.Line(x, height(gate.Top), x, height(gate.Bottom));
        var symbols = GateSymbols.Of(gate);
        for (var i = 0; i < symbols.Length; i++) Draw(gate, symbols[i], i, x, height(gate.Qubits[i]));
        writer.CloseGroup();
    }

    private void Draw(DrawnGate gate, string symbol, int operand, int x, int y)
    {
        switch (symbol)
        {
            case GateSymbols.Control:
                writer.Circle("dot", x, y, DotRadius);
                break;
            case GateSymbols.Not:
                writer.Circle("not", x, y, NotRadius);
                writer.Line(x - NotRadius, y, x + NotRadius, y);
                writer.Line(x, y - NotRadius, x, y + NotRadius);
                break;
            case GateSymbols.Swap:
                writer.Line(x - SwapReach, y - SwapReach, x + SwapReach, y + SwapReach);
                writer.Line(x - SwapReach, y + SwapReach, x + SwapReach, y - SwapReach);
                break;
            default:
                DrawBox(gate, symbol, operand, x, y);
                break;
        }
    }

    private void DrawBox(DrawnGate gate, string symbol, int operand, int x, int y)
    {
        var width = Width(gate, symbol, operand);
        writer.Box(SvgStyle.Gate(gate.Source), x - (width / 2), y - (SvgMetrics.BoxHeight / 2), width, SvgMetrics.BoxHeight);
        var angles = AnglesAt(gate, operand);
        writer.Text("m name", x, angles.Length == 0 ? y + 5 : y - 3, symbol);
        if (angles.Length > 0) writer.Text("m", x, y + 11, angles);
    }

    private static int Width(DrawnGate gate, string symbol, int operand)
    {
        if (symbol is GateSymbols.Control or GateSymbols.Not or GateSymbols.Swap) return 2 * NotRadius;
        var text = Math.Max(SvgMetrics.TextWidth(symbol, 13), SvgMetrics.TextWidth(AnglesAt(gate, operand)));
        var width = Math.Max(SvgMetrics.NarrowestBox, text + (2 * BoxPadding));
        return width + (width % 2);
    }

    private static string AnglesAt(DrawnGate gate, int operand) =>
        gate.Angles.Count > 0 && operand == GateSymbols.AngleOperand(GateSymbols.Of(gate)) ? GateSymbols.Angles(gate) : "";

    /// <summary>The whole gate in words: <c>ry(π·shared[0]) q[0]</c>, angles uncut.</summary>
    private string Explain(DrawnGate gate) =>
        gate.Name + (gate.Angles.Count > 0 ? $"({string.Join(", ", gate.Angles)})" : "") + " " + string.Join(", ", gate.Qubits.Select(q => wires[q]));
}
