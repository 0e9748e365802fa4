using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>How two flips exchange the slices of a state: known to the JIT compiler where they do not.</summary>
internal interface IExchange<TVector>
{
    /// <summary>The slices of a vector where they are after some flips.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="flips">Bit 0 for the first flip, bit 1 for the second.</param>
    TVector Of(TVector value, int flips);
}

/// <summary>Flips of bits within a slice, or of states whose lanes are samples: nothing is exchanged.</summary>
internal readonly struct NoExchange<TVector> : IExchange<TVector>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector value, int flips) => value;
}

/// <summary>Flips of bits that choose a slice too.</summary>
internal readonly ref struct SliceExchange<TVector, T> : IExchange<TVector>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many vectors it takes.</summary>
    public const int Vectors = 4;

    private readonly ref TVector orders;

    private SliceExchange(Span<TVector> memory, int slice1, int slice2)
    {
        for (var flips = 0; flips < Vectors; flips++) memory[flips] = TVector.Order((-(flips & 1) & slice1) ^ (-(flips >> 1) & slice2));
        orders = ref memory[0];
    }

    /// <summary>That of one flip or two.</summary>
    /// <param name="length">How many vectors a state has; or half of that, where flips are those of amplitudes.</param>
    /// <param name="flip1">The bits of an index that the first flips.</param>
    /// <param name="flip2">The same of the second; 0 where there is none.</param>
    /// <param name="memory">Shape [4]; used as long as the exchange is.</param>
    /// <param name="exchange">How they exchange slices.</param>
    /// <returns>Whether they do.</returns>
    public static bool TryOf(int length, int flip1, int flip2, Span<TVector> memory, out SliceExchange<TVector, T> exchange)
    {
        exchange = default;
        var (slice1, slice2) = (SliceIndex.Slice(flip1, length), SliceIndex.Slice(flip2, length));
        if ((slice1 | slice2) == 0) return false;
        exchange = new(memory, slice1, slice2);
        return true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector value, int flips) => TVector.Permute(value, Unsafe.Add(ref orders, flips));
}
