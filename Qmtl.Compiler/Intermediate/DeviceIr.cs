namespace Qmtl.Compiler.Intermediate;

/// <summary>What a machine can do: how many qubits it has, which gates, and between which qubits.</summary>
/// <param name="Qubits">Null where that is not said.</param>
/// <param name="Basis">The gates that the machine has; empty where it has all.</param>
/// <param name="Coupling">The pairs of qubits that a gate of two can act on, in this order; empty where it can act on every pair.</param>
public sealed record DeviceIr(int? Qubits, EquatableArray<GateKind> Basis, EquatableArray<QubitPair> Coupling)
{
    /// <summary>Any number of qubits, all gates, every pair.</summary>
    public static DeviceIr Unlimited { get; } = new(null, default, default);

    /// <summary>Whether circuits have to be rewritten for it.</summary>
    public bool IsRestricted => Basis.Count > 0 || Coupling.Count > 0;

    /// <summary><c>qubits 3</c>, <c>basis rz, sx, cx</c>, <c>coupling [0, 1], [1, 2]</c>: only those that are set.</summary>
    public IEnumerable<string> Settings
    {
        get
        {
            if (Qubits is { } qubits) yield return FormattableString.Invariant($"qubits {qubits}");
            if (Basis.Count > 0) yield return "basis " + string.Join(", ", Basis.Select(g => GateTable.Get(g).Name));
            if (Coupling.Count > 0) yield return "coupling " + string.Join(", ", Coupling);
        }
    }
}

/// <summary>Two qubits of a machine, the control of a directed gate first.</summary>
public readonly record struct QubitPair(int First, int Second)
{
    public QubitPair Reversed => new(Second, First);

    public override string ToString() => FormattableString.Invariant($"[{First}, {Second}]");
}
