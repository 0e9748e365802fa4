using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Sums of a number w(i) of each amplitude with the signs (−1)^parity(i &amp; mask), for some masks at once, and the other way round: what
/// products of Z need, in measurements and in the derivatives of diagonals.
/// </summary>
/// <remarks>
/// Amplitudes are taken four at a time. What a mask does to the lowest two bits is one of four patterns, whose sums are made for all masks together (a
/// Walsh-Hadamard transform); of the other bits it is one sign for the four.
/// </remarks>
internal static class ParitySums<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// How many amplitudes are summed before they are added to those before: in single precision, one long sum of a large state would lose the last
    /// digits of its terms.
    /// </summary>
    public const int Block = 4096;

    /// <summary>Adds to each mask's sum the numbers of amplitudes i to i + 3.</summary>
    /// <param name="sums">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="i">A multiple of four.</param>
    /// <param name="four">The numbers; their patterns on return.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<TVector> sums, ReadOnlySpan<int> masks, int i, ref TVector four)
    {
        Transform(ref four);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var k = 0; k < masks.Length; k++)
        {
            // Which sign it is follows no order that a processor could predict.
            var sign = TVector.Create(Sign(i, masks[k]));
            Unsafe.Add(ref sum, k) = TVector.MultiplyAdd(sign, Unsafe.Add(ref four, masks[k] & 3), Unsafe.Add(ref sum, k));
        }
    }

    /// <summary>Adds the sums of a block to those of the blocks before, and begins again.</summary>
    public static void EndBlock(Span<TVector> totals, Span<TVector> sums)
    {
        for (var k = 0; k < sums.Length; k++) totals[k] += sums[k];
        sums.Clear();
    }

    /// <summary>Ends sums over the amplitudes of slices: adds those of all slices, with the sign of each mask there.</summary>
    /// <param name="totals">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="length">How many amplitudes a slice has.</param>
    public static void Fold(Span<TVector> totals, ReadOnlySpan<int> masks, int length)
    {
        if (!TVector.IsSliced) return;
        Alternate(totals, masks, length);
        for (var k = 0; k < masks.Length; k++) totals[k] = TVector.Fold(totals[k]);
    }

    /// <summary>Gives weights the sign that each mask has in a slice; that of the amplitude within is <see cref="Combine"/>'s.</summary>
    /// <param name="weights">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="length">How many amplitudes a slice has.</param>
    public static void Alternate(Span<TVector> weights, ReadOnlySpan<int> masks, int length)
    {
        if (!TVector.IsSliced) return;
        for (var k = 0; k < masks.Length; k++) weights[k] = TVector.Alternate(weights[k], SliceIndex.Slice(masks[k], length));
    }

    /// <summary>For amplitudes i to i + 3, the sum over masks of weights with the sign of each mask there.</summary>
    /// <param name="weights">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="i">A multiple of four.</param>
    /// <param name="four">Written: the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Combine(ReadOnlySpan<TVector> weights, ReadOnlySpan<int> masks, int i, ref TVector four)
    {
        MemoryMarshal.CreateSpan(ref four, 4).Clear();
        ref var weight = ref MemoryMarshal.GetReference(weights);
        for (var k = 0; k < masks.Length; k++)
        {
            ref var pattern = ref Unsafe.Add(ref four, masks[k] & 3);
            pattern = TVector.MultiplyAdd(TVector.Create(Sign(i, masks[k])), Unsafe.Add(ref weight, k), pattern);
        }

        Transform(ref four);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sign(int i, int mask) => T.CreateTruncating(1 - (2 * Parity.Of(i & mask)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform(ref TVector four)
    {
        ref var second = ref Unsafe.Add(ref four, 1);
        ref var third = ref Unsafe.Add(ref four, 2);
        ref var fourth = ref Unsafe.Add(ref four, 3);
        var (even, odd, even2, odd2) = (four + second, four - second, third + fourth, third - fourth);
        four = even + even2;
        second = odd + odd2;
        third = even - even2;
        fourth = odd - odd2;
    }
}
