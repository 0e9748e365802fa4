using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The basis states i with parity(i &amp; mask) equal to bit 0, 1 and 2 of <paramref name="values"/> for the first, second and third mask.
/// A mask of 0 with value 0 asks for nothing.
/// </summary>
public readonly struct BasisSubset(int mask0, int mask1, int mask2, int values)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(int i) => (Parity.Of(i & mask0) | (Parity.Of(i & mask1) << 1) | (Parity.Of(i & mask2) << 2)) == values;
}
