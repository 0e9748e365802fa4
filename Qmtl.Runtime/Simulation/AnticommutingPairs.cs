using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>The pairs (i, i ^ product) of Pauli products that do not commute with a product, each once.</summary>
/// <remarks>
/// By the member that has 0 at the highest bit of the product, among those with an odd parity of <c>mask</c>. As a product commutes with itself,
/// the mask has another bit than that one, which sets the parity.
/// </remarks>
internal readonly ref struct AnticommutingPairs(int products, int product, int mask)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator()
    {
        var highest = 1 << BitOperations.Log2((uint)product);
        var setter = 1 << BitOperations.Log2((uint)(mask & ~highest));
        return new(products / 4, Math.Min(highest, setter), Math.Max(highest, setter), setter, mask);
    }

    /// <summary>Counts k = 0, 1, …, inserts a 0 at two bits, and sets one of them for the parity.</summary>
    public ref struct Enumerator(int count, int low, int high, int setter, int mask)
    {
        private int k = -1;

        public readonly int Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                var i = Insert(Insert(k, low), high);
                return Parity.Of(i & mask) == 1 ? i : i | setter;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++k < count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int Insert(int bits, int bit) => ((bits & ~(bit - 1)) << 1) | (bits & (bit - 1));
    }
}
