namespace Qmtl.Compiler.Checks;

/// <summary>A Pauli string on up to 64 qubits without its coefficient: X where only <paramref name="X"/> has the bit, Z where only <paramref name="Z"/> has it, Y where both have.</summary>
internal readonly record struct PauliMask(ulong X, ulong Z)
{
    /// <summary>Two strings commute where they differ on an even number of the qubits that both act on.</summary>
    public bool CommutesWith(PauliMask other)
    {
        var differing = (X & other.Z) ^ (Z & other.X);
        for (var shift = 32; shift > 0; shift /= 2) differing ^= differing >> shift;
        return (differing & 1) == 0;
    }

    public static PauliMask operator *(PauliMask left, PauliMask right) => new(left.X ^ right.X, left.Z ^ right.Z);
}
