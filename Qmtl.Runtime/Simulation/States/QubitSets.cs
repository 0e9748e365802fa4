using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The sets of amplitudes that the flips of one or two qubits take to each other, each by the place of the amplitude for which the values of
/// the qubits are 0: a place is where the real part of an amplitude is among the numbers of the state.
/// </summary>
/// <remarks>
/// In a state that is cut into slices, values are parities of those bits alone that choose an amplitude of a slice: where a sign of a qubit has an odd parity with the bits
/// of the slice, the value is the other one. The slices at a place are <see cref="First"/>'s, exchanged by the flips that lead there.
/// </remarks>
internal ref struct QubitSets
{
    private readonly int sign1;
    private readonly int sign2;
    private Cosets.Enumerator cosets;

    /// <param name="length">The numbers of the state: of a slice, where it is cut into some.</param>
    /// <param name="block">Those of them that the sets are of.</param>
    /// <param name="flips">For each qubit, the bits of an index that it flips.</param>
    /// <param name="signs">For each, the bits whose parity is its value.</param>
    public QubitSets(int length, StateBlock block, ReadOnlySpan<int> flips, ReadOnlySpan<int> signs)
    {
        (sign1, sign2) = (signs[0], signs.Length > 1 ? signs[1] : 0);
        var (flip1, flip2) = (SliceIndex.Within(flips[0], length / 2), flips.Length > 1 ? SliceIndex.Within(flips[1], length / 2) : 0);
        (Flip1, Flip2) = (2 * flip1, 2 * flip2);
        var all = Cosets.Of(new StateBlock(block.First / 2, block.Length / 2), flip1, flip2);
        Count = all.Count;
        cosets = all.GetEnumerator();
    }

    /// <summary>How many sets come.</summary>
    public int Count { get; }

    /// <summary>How far it is, in bits of a place to flip, to where the first qubit is 1.</summary>
    public int Flip1 { get; }

    /// <summary>The same for the second qubit; 0 where there is none.</summary>
    public int Flip2 { get; }

    /// <summary>Which flips lead from where slices are not exchanged to the place that came last, a bit each.</summary>
    public int First { get; private set; }

    /// <summary>The place in the set that comes next, or less than 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (!cosets.MoveNext()) return -1;
        var j = cosets.Current;
        var (value1, value2) = (Parity.Of(j & sign1), Parity.Of(j & sign2));
        First = value1 | (value2 << 1);
        return (2 * j) ^ (-value1 & Flip1) ^ (-value2 & Flip2);
    }
}
