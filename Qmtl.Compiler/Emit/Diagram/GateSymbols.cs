using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>What is drawn on each wire of a gate.</summary>
internal static class GateSymbols
{
    private const string Control = "●";

    public static KeyValuePair<int, string>[] Of(GateIr gate, AngleNotation notation)
    {
        var arguments = notation.Arguments(gate.Angles);
        string[] symbols = gate.Kind switch
        {
            GateKind.CX => [Control, "⊕"],
            GateKind.CY => [Control, "Y"],
            GateKind.CZ => [Control, Control],
            GateKind.CCX => [Control, Control, "⊕"],
            GateKind.Swap => ["x", "x"],
            GateKind.CRX => [Control, "RX" + arguments],
            GateKind.CRY => [Control, "RY" + arguments],
            GateKind.CRZ => [Control, "RZ" + arguments],
            GateKind.CP => [Control, "P" + arguments],
            GateKind.RXX => ["RXX" + arguments, "RXX"],
            GateKind.RYY => ["RYY" + arguments, "RYY"],
            GateKind.RZZ => ["RZZ" + arguments, "RZZ"],
            GateKind.Sdg => ["S†"],
            GateKind.Tdg => ["T†"],
            GateKind.SX => ["√X"],
            _ => [GateTable.Get(gate.Kind).Name.ToUpperInvariant() + arguments],
        };
        return [.. symbols.Select((symbol, i) => new KeyValuePair<int, string>(gate.Qubits[i], symbol))];
    }
}
