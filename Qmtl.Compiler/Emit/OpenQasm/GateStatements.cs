using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>The statements of a gate, with <c>rxx ryy rzz</c>, which <c>stdgates.inc</c> lacks, spelled out.</summary>
internal static class GateStatements
{
    public static IEnumerable<string> Of(GateIr gate, OpenQasmNames names, OpenQasmAngles angles)
    {
        var qubits = gate.Qubits.Select(names.Qubit).ToArray();
        var arguments = string.Join(", ", gate.Angles.Select(angles.Angle));
        return gate.Kind switch
        {
            GateKind.RZZ => ZZ(arguments, qubits),
            GateKind.RXX => Conjugated("h", "h", arguments, qubits),

            // rx(-pi/2) Z rx(pi/2) = Y.
            GateKind.RYY => Conjugated("rx(pi / 2.0)", "rx(-pi / 2.0)", arguments, qubits),
            GateKind.U => [Statement("U", arguments, qubits)],
            _ => [Statement(GateTable.Get(gate.Kind).Name, arguments, qubits)],
        };
    }

    private static string Statement(string name, string arguments, string[] qubits) =>
        (arguments.Length == 0 ? name : name + "(" + arguments + ")") + " " + string.Join(", ", qubits) + ";";

    private static IEnumerable<string> ZZ(string angle, string[] qubits) =>
    [
        $"cx {qubits[0]}, {qubits[1]};",
        $"rz({angle}) {qubits[1]};",
        $"cx {qubits[0]}, {qubits[1]};",
    ];

    private static IEnumerable<string> Conjugated(string before, string after, string angle, string[] qubits) =>
    [
        .. qubits.Select(q => $"{before} {q};"),
        .. ZZ(angle, qubits),
        .. qubits.Select(q => $"{after} {q};"),
    ];
}
