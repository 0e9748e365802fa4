using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The basis states i with parity(i &amp; mask) equal to bit 0, 1 and 2 of <paramref name="values"/> for the first, second and third mask.
/// A mask of 0 with value 0 asks for nothing.
/// </summary>
internal readonly struct BasisSubset(int mask0, int mask1, int mask2, int values)
{
    /// <summary>The subset of up to three masks.</summary>
    public static BasisSubset Of(ReadOnlySpan<int> masks, int values) => new(
        masks.Length > 0 ? masks[0] : 0, masks.Length > 1 ? masks[1] : 0, masks.Length > 2 ? masks[2] : 0, values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int i) => (Parity.Of(i & mask0) | (Parity.Of(i & mask1) << 1) | (Parity.Of(i & mask2) << 2)) == values;
}
