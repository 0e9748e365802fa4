using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>
/// Neighboring numbers of a state, as many as stay in a near cache while one pass after another goes over them, and not over the state: passes that commute, and whose
/// flips do not leave the block.
/// </summary>
/// <param name="First">The first number: a multiple of the length.</param>
/// <param name="Length">How many numbers: a power of two.</param>
internal readonly record struct StateBlock(int First, int Length)
{
    /// <summary>The numbers of a block, each a vector: 256 KiB of vectors of 512 bits, and as much of λ.</summary>
    private const int Most = 1 << 12;

    /// <summary>The whole of a state.</summary>
    public static StateBlock Whole(int length) => new(0, length);

    /// <summary>The first block of a state: all of it, unless it is large and its lanes are amplitudes.</summary>
    public static StateBlock FirstOf<TVector, T>(int length)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(0, TVector.IsSliced ? Math.Min(length, Most) : length);

    /// <summary>The block behind this one.</summary>
    public StateBlock Next => this with { First = First + Length };

    /// <summary>Whether flips stay within blocks of this length.</summary>
    /// <param name="flip">The bits of a number's index that are flipped, without those that choose a slice.</param>
    public bool Holds(int flip) => flip < Length;
}
