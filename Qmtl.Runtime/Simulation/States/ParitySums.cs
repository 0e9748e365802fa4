using System.Numerics;
using System.Runtime.CompilerServices;

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
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Adds to each mask's sum the numbers of amplitudes i to i + 3.</summary>
    /// <param name="sums">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="i">A multiple of four.</param>
    /// <param name="four">The numbers; their patterns on return.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(Span<TVector> sums, ReadOnlySpan<int> masks, int i, Span<TVector> four)
    {
        Transform(four);
        for (var k = 0; k < masks.Length; k++)
        {
            var term = four[masks[k] & 3];
            sums[k] = Parity.Of(i & masks[k]) == 0 ? sums[k] + term : sums[k] - term;
        }
    }

    /// <summary>For amplitudes i to i + 3, the sum over masks of weights with the sign of each mask there.</summary>
    /// <param name="weights">One for each mask.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="i">A multiple of four.</param>
    /// <param name="four">Written: the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Combine(ReadOnlySpan<TVector> weights, ReadOnlySpan<int> masks, int i, Span<TVector> four)
    {
        four.Clear();
        for (var k = 0; k < masks.Length; k++)
        {
            ref var pattern = ref four[masks[k] & 3];
            pattern = Parity.Of(i & masks[k]) == 0 ? pattern + weights[k] : pattern - weights[k];
        }

        Transform(four);
    }

    private static void Transform(Span<TVector> four)
    {
        var (even, odd) = (four[0] + four[1], four[0] - four[1]);
        var (even2, odd2) = (four[2] + four[3], four[2] - four[3]);
        four[0] = even + even2;
        four[1] = odd + odd2;
        four[2] = even - even2;
        four[3] = odd - odd2;
    }
}
