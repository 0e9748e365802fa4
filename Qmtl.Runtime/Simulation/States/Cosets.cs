using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The sets {j, j ^ f, …} of indices that some flips f take to each other, each by its only member in which certain bits are 0. A flip may be 0, or two of them the same:
/// in a state that is cut into slices, they flip bits that choose a slice.
/// </summary>
internal readonly ref struct Cosets
{
    private readonly int first;
    private readonly int zeros;

    private Cosets(StateBlock block, int zeros)
    {
        first = block.First;
        Count = block.Length >> BitOperations.PopCount((uint)zeros);
        this.zeros = zeros;
    }

    /// <summary>How many sets there are.</summary>
    public int Count { get; }

    /// <summary>Pairs {j, j ^ flip} of the indices of a block.</summary>
    public static Cosets Of(StateBlock block, int flip) => new(block, HighestBit(flip));

    /// <summary>Fours {j, j ^ first, j ^ second, j ^ first ^ second} of the indices of a block.</summary>
    public static Cosets Of(StateBlock block, int first, int second) => new(block, HighestBits(first, second));

    /// <summary>
    /// Fours {j, j ^ first, j ^ second, j ^ first ^ second}, those of even j: that of j ^ 1 is another, as the flips differ in more than bit 0.
    /// </summary>
    public static Cosets OfEven(StateBlock block, int first, int second) => new(block, HighestBits(first, second) | 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(Count, first, zeros);

    /// <summary>A bit for each of two flips, that tells the members of their fours apart; none for one that takes each member to itself, or to where the other does.</summary>
    private static int HighestBits(int first, int second)
    {
        var highest = HighestBit(first);
        return highest | HighestBit((second & highest) == 0 ? second : second ^ first);
    }

    private static int HighestBit(int flip) => flip == 0 ? 0 : 1 << BitOperations.Log2((uint)flip);

    /// <summary>Counts, with a carry that jumps over the bits that are 0.</summary>
    public ref struct Enumerator(int count, int first, int zeros)
    {
        private int left = count;
        private int next = first;

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
