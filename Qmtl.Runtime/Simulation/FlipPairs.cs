using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>The pairs (i, i ^ flip) of basis states, each once, by the member whose highest flipped bit is 0.</summary>
internal readonly ref struct FlipPairs(int amplitudes, int flip)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(amplitudes / 2, (1 << BitOperations.Log2((uint)flip)) - 1);

    /// <summary>Counts k = 0, 1, … and inserts a 0 at the highest flipped bit.</summary>
    public ref struct Enumerator(int count, int low)
    {
        private int k = -1;

        public readonly int Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => ((k & ~low) << 1) | (k & low);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++k < count;
    }
}
