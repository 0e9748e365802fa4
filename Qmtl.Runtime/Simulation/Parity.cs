using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

internal static class Parity
{
    /// <summary>1 where an odd number of bits is set, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(int bits) => BitOperations.PopCount((uint)bits) & 1;
}
