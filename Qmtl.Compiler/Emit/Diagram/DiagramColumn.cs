namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Characters that stand above each other: at most one symbol per wire, and lines that join symbols on different wires.</summary>
internal sealed class DiagramColumn
{
    private readonly string?[] symbols;
    private readonly bool[] joined;
    private readonly char left;
    private readonly char right;
    private readonly bool centered;

    private DiagramColumn(int wires, char left, char right, bool centered)
    {
        symbols = new string?[wires];
        joined = new bool[wires];
        this.left = left;
        this.right = right;
        this.centered = centered;
    }

    /// <summary>Whether it says nothing without the column after it, so that a strip must not end with it.</summary>
    public bool LeadsIn { get; private init; }

    /// <summary>The number of characters of every row, with one on each side of the widest symbol.</summary>
    public int Width { get; private set; } = 2;

    /// <summary>Where the lines that join wires stand.</summary>
    private int Anchor => 1 + (centered ? (Width - 3) / 2 : 0);

    /// <summary>Gates on wires.</summary>
    public static DiagramColumn Gates(int wires) => new(wires, '─', '─', centered: true);

    /// <summary>Measured observables, behind the ends of the wires.</summary>
    public static DiagramColumn Observables(int wires) => new(wires, ' ', ' ', centered: false);

    /// <summary>The border between two stages.</summary>
    public static DiagramColumn Border(int wires) => new DiagramColumn(wires, '─', '─', centered: true) { LeadsIn = true }.PutOnAll("┆");

    /// <summary>The ends of the wires.</summary>
    public static DiagramColumn End(int wires) => new DiagramColumn(wires, '─', ' ', centered: true) { LeadsIn = true }.PutOnAll("┤");

    public void Put(int wire, string symbol)
    {
        symbols[wire] = symbol;
        Width = Math.Max(Width, symbol.Length + 2);
    }

    public DiagramColumn PutOnAll(string symbol)
    {
        for (var wire = 0; wire < symbols.Length; wire++) Put(wire, symbol);
        return this;
    }

    /// <summary>Draws a line from one wire down to another.</summary>
    public void Join(int top, int bottom)
    {
        for (var wire = top; wire < bottom; wire++) joined[wire] = true;
    }

    /// <summary>Whether gates on this wire and the next are joined, so that a row for the line is needed.</summary>
    public bool NeedsLineBelow(int wire) => centered && joined[wire];

    /// <summary>The row of a wire.</summary>
    public string Wire(int wire)
    {
        var crossed = wire > 0 && joined[wire - 1] && joined[wire];
        var symbol = symbols[wire] ?? (!crossed ? "" : centered ? "┼" : "│");
        var start = symbol.Length == 0 ? 1 : Anchor - (centered ? (symbol.Length - 1) / 2 : 0);
        return (new string(left, start) + symbol).PadRight(Width - 1, left) + right;
    }

    /// <summary>The row between a wire and the next.</summary>
    public string Below(int wire) => (joined[wire] ? new string(' ', Anchor) + "│" : "").PadRight(Width);
}
