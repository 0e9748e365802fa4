namespace Qmtl.Drawing;

/// <summary>What is drawn on each wire of a gate, in the order of its operands.</summary>
internal static class GateSymbols
{
    public const string Control = "●";
    public const string Not = "⊕";
    public const string Swap = "x";

    private const int GateLimit = 28;
    private const int AngleLimit = 14;

    /// <summary>The symbols without angles.</summary>
    public static string[] Of(DrawnGate gate) => gate.Name switch
    {
        "cx" => [Control, Not],
        "cy" => [Control, "Y"],
        "cz" => [Control, Control],
        "ccx" => [Control, Control, Not],
        "swap" => [Swap, Swap],
        "crx" or "cry" or "crz" or "cp" => [Control, gate.Name[1..].ToUpperInvariant()],
        "sdg" => ["S†"],
        "tdg" => ["T†"],
        "sx" => ["√X"],
        ['~', ..] => [.. Enumerable.Repeat(gate.Name, gate.Qubits.Count)],
        _ => [.. Enumerable.Repeat(gate.Name.ToUpperInvariant(), gate.Qubits.Count)],
    };

    /// <summary>The operand that the angles stand at: behind the controls.</summary>
    public static int AngleOperand(string[] symbols) => Array.FindIndex(symbols, s => s != Control);

    /// <summary>The angles side by side, long ones cut.</summary>
    public static string Angles(DrawnGate gate)
    {
        if (gate.Angles.Count == 0) return "";
        var limit = Math.Max(AngleLimit, GateLimit / gate.Angles.Count);
        return string.Join(", ", gate.Angles.Select(a => a.Length <= limit ? a : a[..(limit - 1)] + "…"));
    }
}
