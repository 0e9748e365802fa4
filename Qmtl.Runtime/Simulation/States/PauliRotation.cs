namespace Qmtl.Simulation;

/// <summary>
/// The rotation exp(−iφP) by a Pauli product P that maps |i⟩ to σ(i)|i ^ flip⟩, where σ(i) = (−1)^parity(i &amp; sign), times the imaginary
/// unit where parity(flip &amp; sign) is odd, so that P is Hermitian. Every rotation gate, on any qubits, in any frame, is one of these.
/// </summary>
/// <remarks>
/// <para>
/// On the 2ⁿ⁺¹ real numbers of a state, the real part of amplitude i at 2i and the imaginary part at 2i + 1, −iP is a permutation with signs
/// that maps number j to number j ^ F, and whose square is −1. So whatever P is, exp(−iφP) turns pairs (a, b) of real numbers at
/// (j, j ^ F): a' = a cos φ − τ b sin φ and b' = b cos φ + τ a sin φ, with a sign τ(j) that changes with the parity of j &amp; S.
/// </para>
/// <para>
/// For an odd parity(flip &amp; sign), as of RY, parts mix with parts of the same kind. Else P is real and −iP is not, as for RX, or as
/// for RZ, where nothing is flipped but the part: then F and S hold bit 0 as well.
/// </para>
/// </remarks>
internal readonly struct PauliRotation(int flip, int sign)
{
    private readonly int isImaginary = 1 - Parity.Of(flip & sign);

    /// <summary>F.</summary>
    public int Flip => (2 * flip) | isImaginary;

    /// <summary>S.</summary>
    public int Sign => (2 * sign) | isImaginary;

    /// <summary>τ is −1 where the parity of j &amp; S differs from this.</summary>
    public int Origin => isImaginary;

    /// <summary>Whether the signs of one rotation change along the pairs of the other; the two have to commute.</summary>
    public bool Crosses(PauliRotation other) => Parity.Of(Flip & other.Sign) == 1;
}
