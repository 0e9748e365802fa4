using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>What is drawn on each wire of a gate or a channel.</summary>
internal static class OperationSymbols
{
    private const string Control = "●";

    public static KeyValuePair<int, string>[] Of(OperationIr operation, AngleNotation notation)
    {
        var symbols = operation switch
        {
            GateIr gate => Of(gate, notation),
            ChannelIr channel => Of(channel),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
        return [.. symbols.Select((symbol, i) => new KeyValuePair<int, string>(operation.Qubits[i], symbol))];
    }

    private static string[] Of(GateIr gate, AngleNotation notation)
    {
        var arguments = notation.Arguments(gate.Angles);
        return gate.Kind switch
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
    }

    /// <summary><c>~bit_flip(0.01)~</c>, with the arguments on the first wire.</summary>
    private static string[] Of(ChannelIr channel)
    {
        var name = ChannelTable.Get(channel.Kind).Name;
        var arguments = string.Join(", ", channel.Arguments.Select(a => a.ToString("G4", CultureInfo.InvariantCulture)));
        return [.. channel.Qubits.Select((_, i) => i == 0 ? $"~{name}({arguments})~" : $"~{name}~")];
    }
}
