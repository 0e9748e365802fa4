namespace Qmtl.Compiler.Intermediate;

/// <summary>Which gates a basis may have, and which make all others.</summary>
public static class BasisGates
{
    private static readonly Dictionary<string, GateKind> ByName =
        GateTable.All.Where(g => g.Qubits < 3).Concat(GateTable.Native).ToDictionary(g => g.Name, g => g.Kind, StringComparer.Ordinal);

    private static readonly GateKind[] TwoQubitGates = [GateKind.CX, GateKind.CZ, GateKind.ECR, GateKind.RZZ, GateKind.RXX, GateKind.MS];

    private static readonly GateKind[][] OneQubitSets =
    [
        [GateKind.RZ, GateKind.SX],
        [GateKind.RZ, GateKind.RX],
        [GateKind.RZ, GateKind.RY],
        [GateKind.U],
        [GateKind.GPI, GateKind.GPI2],
    ];

    /// <summary>The gates of one and of two qubits, by the names that <c>basis</c> takes.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static bool TryGet(string name, out GateKind gate) => ByName.TryGetValue(name, out gate);

    /// <summary>The first set of one-qubit gates of which a basis has all, in which every gate of one qubit can be written; null where there is none.</summary>
    public static IReadOnlyList<GateKind>? OneQubitSet(EquatableArray<GateKind> basis) => OneQubitSets.FirstOrDefault(set => set.All(g => basis.Contains(g)));

    /// <summary>The first gate of a basis that entangles every pair, in an order of preference; null where there is none.</summary>
    public static GateKind? Entangler(EquatableArray<GateKind> basis)
    {
        foreach (var gate in TwoQubitGates)
        {
            if (basis.Contains(gate)) return gate;
        }

        return null;
    }
}
