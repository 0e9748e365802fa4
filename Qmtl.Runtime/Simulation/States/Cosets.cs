using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The sets {j, j ^ f, …} of indices that some flips f take to each other, each by its only member in which certain bits are 0.
/// </summary>
internal readonly ref struct Cosets
{
    private readonly int count;
    private readonly int zeros;

    private Cosets(int count, int zeros)
    {
        this.count = count;
        this.zeros = zeros;
    }

    /// <summary>Pairs {j, j ^ flip} of the indices below a power of two.</summary>
    public static Cosets Of(int length, int flip) => new(length / 2, HighestBit(flip));

    /// <summary>Fours {j, j ^ first, j ^ second, j ^ first ^ second} of the indices below a power of two; the flips differ.</summary>
    public static Cosets Of(int length, int first, int second) => new(length / 4, HighestBits(first, second));

    /// <summary>
    /// Fours {j, j ^ first, j ^ second, j ^ first ^ second}, those of even j: that of j ^ 1 is another, as the flips differ in more than bit 0.
    /// </summary>
    public static Cosets OfEven(int length, int first, int second) => new(length / 8, HighestBits(first, second) | 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(count, zeros);

    /// <summary>A bit for each of two flips, that tells the members of their fours apart.</summary>
    private static int HighestBits(int first, int second)
    {
        var highest = HighestBit(first);
        return highest | HighestBit((second & highest) == 0 ? second : second ^ first);
    }

    private static int HighestBit(int flip) => 1 << BitOperations.Log2((uint)flip);

    /// <summary>Counts, with a carry that jumps over the bits that are 0.</summary>
    public ref struct Enumerator(int count, int zeros)
    {
        private int left = count;
        private int next;

        public int Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            readonly get;
            private set;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            Current = next;
            next = ((next | zeros) + 1) & ~zeros;
            return left-- > 0;
        }
    }
}
