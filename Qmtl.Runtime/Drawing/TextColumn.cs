namespace Qmtl.Drawing;

/// <summary>Characters that stand above each other: at most one symbol per wire, and lines that join symbols on different wires.</summary>
internal sealed class TextColumn
{
    private readonly string?[] symbols;
    private readonly bool[] joined;
    private readonly char left;
    private readonly char right;
    private readonly bool centered;

    private TextColumn(int wires, char left, char right, bool centered)
    {
        symbols = new string?[wires];
        joined = new bool[wires];
        this.left = left;
        this.right = right;
        this.centered = centered;
    }

    /// <summary>The number of characters of every row, with one on each side of the widest symbol.</summary>
    public int Width { get; private set; } = 2;

    /// <summary>Where the lines that join wires stand.</summary>
    private int Anchor => 1 + (centered ? (Width - 3) / 2 : 0);

    public static TextColumn Of(int wires, DrawnColumn column) => column.Kind switch
    {
        ColumnKind.Gates => new TextColumn(wires, '─', '─', centered: true).Put(column.Items),
        ColumnKind.SharedStage => new TextColumn(wires, '─', '─', centered: true).PutOnAll($"[{CircuitLayout.SharedStage}]"),
        ColumnKind.Border => new TextColumn(wires, '─', '─', centered: true).PutOnAll("┆"),
        ColumnKind.End => new TextColumn(wires, '─', ' ', centered: true).PutOnAll("┤"),
        _ => new TextColumn(wires, ' ', ' ', centered: false).Put(column.Items),
    };

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

    private TextColumn Put(IReadOnlyList<DrawnItem> items)
    {
        foreach (var item in items)
        {
            var texts = item is DrawnGate gate ? Symbols(gate) : Symbols((DrawnObservable)item);
            for (var i = 0; i < texts.Length; i++) Put(item.Qubits[i], texts[i]);
            for (var wire = item.Top; wire < item.Bottom; wire++) joined[wire] = true;
        }

        return this;
    }

    private TextColumn PutOnAll(string symbol)
    {
        for (var wire = 0; wire < symbols.Length; wire++) Put(wire, symbol);
        return this;
    }

    private void Put(int wire, string symbol)
    {
        symbols[wire] = symbol;
        Width = Math.Max(Width, symbol.Length + 2);
    }

    private static string[] Symbols(DrawnGate gate)
    {
        var symbols = GateSymbols.Of(gate);
        if (gate.Angles.Count > 0) symbols[GateSymbols.AngleOperand(symbols)] += $"({GateSymbols.Angles(gate)})";
        return symbols;
    }

    private static string[] Symbols(DrawnObservable observable)
    {
        var last = observable.Qubits.Count - 1;
        var labeled = observable.Expectation + " " + observable.HeadNames;
        if (last == 0) return [labeled];
        return ["╭" + labeled, .. Enumerable.Repeat("├" + observable.Expectation, last - 1), "╰" + observable.Expectation];
    }
}
