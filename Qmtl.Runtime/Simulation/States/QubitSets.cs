using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The sets of amplitudes that the flips of one or two qubits take to each other, each by the place of the amplitude for which the values of
/// the qubits are 0: a place is where the real part of an amplitude is among the numbers of the state.
/// </summary>
/// <param name="length">The numbers of the state.</param>
/// <param name="flips">For each qubit, the bits of an index that it flips.</param>
/// <param name="signs">For each, the bits whose parity is its value.</param>
internal ref struct QubitSets(int length, ReadOnlySpan<int> flips, ReadOnlySpan<int> signs)
{
    private readonly int sign1 = signs[0];
    private readonly int sign2 = signs.Length > 1 ? signs[1] : 0;
    private Cosets.Enumerator cosets =
        (flips.Length > 1 ? Cosets.Of(length / 2, flips[0], flips[1]) : Cosets.Of(length / 2, flips[0])).GetEnumerator();

    /// <summary>How far it is, in bits of a place to flip, to where the first qubit is 1.</summary>
    public int Flip1 { get; } = 2 * flips[0];

    /// <summary>The same for the second qubit; 0 where there is none.</summary>
    public int Flip2 { get; } = flips.Length > 1 ? 2 * flips[1] : 0;

    /// <summary>The place in the set that comes next, or less than 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (!cosets.MoveNext()) return -1;
        var j = cosets.Current;
        return (2 * j) ^ (-Parity.Of(j & sign1) & Flip1) ^ (-Parity.Of(j & sign2) & Flip2);
    }
}
