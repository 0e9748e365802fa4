using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// Bits of an index in a state that is cut into slices: the highest choose the slice, and the others a vector, which holds that number of every slice. Where lanes are
/// samples there is one slice, and no bit chooses it.
/// </summary>
internal static class SliceIndex
{
    /// <summary>The bits that choose a vector.</summary>
    /// <param name="bits">Bits of an index.</param>
    /// <param name="length">How many vectors there are: a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Within(int bits, int length) => bits & (length - 1);

    /// <summary>The bits that choose a slice.</summary>
    /// <param name="bits">Bits of an index.</param>
    /// <param name="length">How many vectors there are: a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slice(int bits, int length) => bits >> BitOperations.Log2((uint)length);

    /// <summary>The same bits in an order of all amplitudes in which the same one of every slice follow each other.</summary>
    /// <param name="bits">Bits of an index.</param>
    /// <param name="length">How many amplitudes a slice has.</param>
    /// <param name="slices">How many slices there are.</param>
    public static int Interleave(int bits, int length, int slices) => (Within(bits, length) * slices) | Slice(bits, length);
}
