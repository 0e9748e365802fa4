namespace Qmtl.Compiler.Intermediate;

/// <summary>
/// A channel of one qubit as an affine map of its Bloch vector: ⟨X⟩, ⟨Y⟩ and ⟨Z⟩ are multiplied, and <paramref name="Shift"/> is added to ⟨Z⟩
/// (Nielsen and Chuang, Quantum Computation and Quantum Information, section 8.3). Every channel of the language is one.
/// </summary>
public readonly record struct BlochMap(double X, double Y, double Z, double Shift)
{
    public static BlochMap Identity { get; } = new(1, 1, 1, 0);

    /// <summary>This map, and then another.</summary>
    public BlochMap Then(BlochMap next) => new(next.X * X, next.Y * Y, next.Z * Z, (next.Z * Shift) + next.Shift);

    /// <summary>Whether the qubit stays in |0⟩ where it is in |0⟩.</summary>
    public bool KeepsZero => AngleConstants.AreEqual(Z + Shift, 1);

    /// <summary>Whether expectations of functions of one Pauli operator stay what they are.</summary>
    public bool Keeps(GateAxis axis) => axis switch
    {
        GateAxis.None => true,
        GateAxis.X => X == 1,
        GateAxis.Y => Y == 1,
        GateAxis.Z => Z == 1 && Shift == 0,
        _ => this == Identity,
    };
}
