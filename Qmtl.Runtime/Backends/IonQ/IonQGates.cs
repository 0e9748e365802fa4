using Qmtl.Backends.Circuits;

namespace Qmtl.Backends.IonQ;

/// <summary>
/// Gates of OpenQASM's standard library as those of IonQ's JSON circuits, up to a global phase. Neither a program that defines gates nor one with other
/// gates can be written so.
/// </summary>
internal static class IonQGates
{
    /// <summary>The circuit; null where a gate has no counterpart.</summary>
    public static IReadOnlyList<IonQGate>? Of(QuantumCircuit circuit)
    {
        if (circuit.Program.DefinesGates) return null;
        var values = circuit.InputValues();
        var gates = new List<IonQGate>();
        foreach (var gate in circuit.Program.Gates)
        {
            if (Of(gate, [.. gate.Angles.Select(a => ProgramBinding.Evaluate(a, values))]) is not { } parts) return null;
            gates.AddRange(parts);
        }

        return gates;
    }

    /// <summary>Of how many gates it would consist; null where a gate has no counterpart. Angles do not matter.</summary>
    public static int? Count(QuantumProgram program)
    {
        if (program.DefinesGates) return null;
        var count = 0;
        foreach (var gate in program.Gates)
        {
            if (Of(gate, new double[gate.Angles.Count]) is not { } parts) return null;
            count += parts.Length;
        }

        return count;
    }

    private static IonQGate[]? Of(ProgramGate gate, double[] angles)
    {
        int[] q = [.. gate.Qubits];
        return (gate.Name, angles, q.Length) switch
        {
            ("id", [], 1) => [],
            ("x" or "y" or "z" or "h" or "s" or "t", [], 1) => [new(gate.Name, q, [])],
            ("sdg", [], 1) => [new("si", q, [])],
            ("tdg", [], 1) => [new("ti", q, [])],
            ("sx", [], 1) => [new("v", q, [])],
            ("sxdg", [], 1) => [new("vi", q, [])],
            ("rx" or "ry" or "rz", [var a], 1) => [new(gate.Name, q, [], a)],
            ("p" or "phase" or "u1", [var a], 1) => [new("rz", q, [], a)],
            ("u" or "U" or "u3", [var theta, var phi, var lambda], 1) => [new("rz", q, [], lambda), new("ry", q, [], theta), new("rz", q, [], phi)],
            ("cx" or "CX", [], 2) => [Controlled("x", q)],
            ("cy", [], 2) => [Controlled("y", q)],
            ("cz", [], 2) => [Controlled("z", q)],
            ("ch", [], 2) => [Controlled("h", q)],
            ("crx" or "cry" or "crz", [var a], 2) => [Controlled(gate.Name[1..], q, a)],
            ("cp" or "cphase", [var a], 2) => [new("rz", [q[0]], [], a / 2), Controlled("rz", q, a)],
            ("ccx", [], 3) => [Controlled("x", q)],
            ("swap", [], 2) => [new("swap", q, [])],
            ("rzz", [var a], 2) => Parity(q, a),
            ("rxx", [var a], 2) => [new("h", [q[0]], []), new("h", [q[1]], []), .. Parity(q, a), new("h", [q[0]], []), new("h", [q[1]], [])],
            ("ryy", [var a], 2) => [Quarter(q[0], 1), Quarter(q[1], 1), .. Parity(q, a), Quarter(q[0], -1), Quarter(q[1], -1)],
            _ => null,
        };
    }

    /// <summary>exp(−iθ/2·ZZ) by the parity of both qubits.</summary>
    private static IonQGate[] Parity(int[] q, double angle) => [Controlled("x", q), new("rz", [q[1]], [], angle), Controlled("x", q)];

    /// <summary>Turns Y into Z, or back.</summary>
    private static IonQGate Quarter(int qubit, int sign) => new("rx", [qubit], [], sign * Math.PI / 2);

    private static IonQGate Controlled(string name, int[] q, double? rotation = null) => new(name, q[^1..], q[..^1], rotation);
}
