using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The basis states i with parity(i &amp; mask) equal to bit 0, 1 and 2 of <paramref name="values"/> for the first, second and third mask.
/// A mask of 0 with value 0 asks for nothing.
/// </summary>
internal readonly struct BasisSubset(int mask0, int mask1, int mask2, int values)
{
    /// <summary>How many values <see cref="Parities"/> has.</summary>
    public const int Combinations = 8;

    /// <summary>The parities asked for.</summary>
    public int Values => values;

    /// <summary>The subset of up to three masks.</summary>
    public static BasisSubset Of(ReadOnlySpan<int> masks, int values) => new(
        masks.Length > 0 ? masks[0] : 0, masks.Length > 1 ? masks[1] : 0, masks.Length > 2 ? masks[2] : 0, values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int i) => Parities(i) == values;

    /// <summary>The parities of i with the three masks, a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Parities(int i) => Parity.Of(i & mask0) | (Parity.Of(i & mask1) << 1) | (Parity.Of(i & mask2) << 2);

    /// <summary>1 in slices whose amplitudes are in the subset, and 0 in others, for those vectors of a state whose indices have some parities.</summary>
    /// <param name="parities">The parities.</param>
    /// <param name="length">How many amplitudes a slice has.</param>
    public TVector Members<TVector, T>(int parities, int length)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (one, half, missing) = (TVector.Create(T.One), TVector.Create(T.One / (T.One + T.One)), parities ^ values);
        return Half(mask0, missing) * Half(mask1, missing >> 1) * Half(mask2, missing >> 2);

        // Of one condition: (1 ± 1)/2.
        TVector Half(int mask, int isMissing)
        {
            var sign = TVector.Alternate(one, SliceIndex.Slice(mask, length));
            return half * ((isMissing & 1) == 0 ? one + sign : one - sign);
        }
    }

    /// <summary>The same basis states where they are numbered as <see cref="SliceIndex.Interleave"/> does.</summary>
    public BasisSubset Interleave(int length, int slices) => new(
        SliceIndex.Interleave(mask0, length, slices), SliceIndex.Interleave(mask1, length, slices), SliceIndex.Interleave(mask2, length, slices), values);
}
