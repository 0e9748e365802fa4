using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// Transposes a square of 8 single-precision or 4 double-precision rows in registers: first pairs of neighbors, then pairs of pairs, and so on, change places
/// across the diagonal (Eklundh, IEEE Trans. Comput. C-21 (1972), 801).
/// </summary>
internal static class TransposeTile
{
    /// <summary>Whether rows of one kind can become numbers of another here.</summary>
    public static bool Knows<TSource, T>() =>
        (typeof(TSource) == typeof(double) || typeof(TSource) == typeof(T)) && (typeof(T) == typeof(float) || typeof(T) == typeof(double));

    /// <summary>Writes the numbers from a column on, as many of each row as there are rows.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="starts">Where each starts; as many as 256 bits have numbers.</param>
    /// <param name="column">The first column.</param>
    /// <param name="target">Where the first number goes.</param>
    /// <param name="stride">The distance between the numbers of a row in the target.</param>
    public static void Write<TSource, T>(ReadOnlySpan<TSource> source, ReadOnlySpan<int> starts, int column, ref T target, int stride)
        where TSource : unmanaged
        where T : unmanaged
    {
        ref var origin = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), column);
        if (typeof(T) == typeof(float)) WriteSingles(ref origin, starts, ref Unsafe.As<T, float>(ref target), (nuint)stride);
        else WriteDoubles(ref Unsafe.As<TSource, double>(ref origin), starts, ref Unsafe.As<T, double>(ref target), (nuint)stride);
    }

    private static void WriteSingles<TSource>(ref TSource source, ReadOnlySpan<int> starts, ref float target, nuint stride)
        where TSource : unmanaged
    {
        var (r0, r1, r2, r3) = (Load(ref source, starts[0]), Load(ref source, starts[1]), Load(ref source, starts[2]), Load(ref source, starts[3]));
        var (r4, r5, r6, r7) = (Load(ref source, starts[4]), Load(ref source, starts[5]), Load(ref source, starts[6]), Load(ref source, starts[7]));
        ExchangeNumbers(ref r0, ref r1);
        ExchangeNumbers(ref r2, ref r3);
        ExchangeNumbers(ref r4, ref r5);
        ExchangeNumbers(ref r6, ref r7);
        ExchangePairs(ref r0, ref r2);
        ExchangePairs(ref r1, ref r3);
        ExchangePairs(ref r4, ref r6);
        ExchangePairs(ref r5, ref r7);
        ExchangeHalves(ref r0, ref r4);
        ExchangeHalves(ref r1, ref r5);
        ExchangeHalves(ref r2, ref r6);
        ExchangeHalves(ref r3, ref r7);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, stride);
        r2.StoreUnsafe(ref target, 2 * stride);
        r3.StoreUnsafe(ref target, 3 * stride);
        r4.StoreUnsafe(ref target, 4 * stride);
        r5.StoreUnsafe(ref target, 5 * stride);
        r6.StoreUnsafe(ref target, 6 * stride);
        r7.StoreUnsafe(ref target, 7 * stride);
    }

    private static void WriteDoubles(ref double source, ReadOnlySpan<int> starts, ref double target, nuint stride)
    {
        var (r0, r1) = (Vector256.LoadUnsafe(ref source, (nuint)starts[0]), Vector256.LoadUnsafe(ref source, (nuint)starts[1]));
        var (r2, r3) = (Vector256.LoadUnsafe(ref source, (nuint)starts[2]), Vector256.LoadUnsafe(ref source, (nuint)starts[3]));
        ExchangeNumbers(ref r0, ref r1);
        ExchangeNumbers(ref r2, ref r3);
        ExchangeHalves(ref r0, ref r2);
        ExchangeHalves(ref r1, ref r3);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, stride);
        r2.StoreUnsafe(ref target, 2 * stride);
        r3.StoreUnsafe(ref target, 3 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load<TSource>(ref TSource source, int start)
        where TSource : unmanaged
    {
        if (typeof(TSource) == typeof(float)) return Vector256.LoadUnsafe(ref Unsafe.As<TSource, float>(ref source), (nuint)start);
        ref var row = ref Unsafe.Add(ref Unsafe.As<TSource, double>(ref source), start);
        return Vector256.Narrow(Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, (nuint)Vector256<double>.Count));
    }

    /// <summary>Of each two columns, the right number of the upper row against the left one of the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeNumbers(ref Vector256<float> upper, ref Vector256<float> lower)
    {
        var left = Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        var neighbors = Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6);
        var (above, below) = (Vector256.Shuffle(upper, neighbors), Vector256.Shuffle(lower, neighbors));
        (upper, lower) = (Vector256.ConditionalSelect(left, upper, below), Vector256.ConditionalSelect(left, above, lower));
    }

    /// <inheritdoc cref="ExchangeNumbers(ref Vector256{float}, ref Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeNumbers(ref Vector256<double> upper, ref Vector256<double> lower)
    {
        var left = Vector256.Create(-1L, 0, -1, 0).AsDouble();
        var neighbors = Vector256.Create(1L, 0, 3, 2);
        var (above, below) = (Vector256.Shuffle(upper, neighbors), Vector256.Shuffle(lower, neighbors));
        (upper, lower) = (Vector256.ConditionalSelect(left, upper, below), Vector256.ConditionalSelect(left, above, lower));
    }

    /// <summary>Of each four columns, the right pair of the upper row against the left one of the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangePairs(ref Vector256<float> upper, ref Vector256<float> lower)
    {
        var left = Vector256.Create(-1, -1, 0, 0, -1, -1, 0, 0).AsSingle();
        var neighbors = Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5);
        var (above, below) = (Vector256.Shuffle(upper, neighbors), Vector256.Shuffle(lower, neighbors));
        (upper, lower) = (Vector256.ConditionalSelect(left, upper, below), Vector256.ConditionalSelect(left, above, lower));
    }

    /// <summary>The right half of the upper row against the left one of the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExchangeHalves<T>(ref Vector256<T> upper, ref Vector256<T> lower)
        where T : unmanaged =>
        (upper, lower) = (Vector256.Create(upper.GetLower(), lower.GetLower()), Vector256.Create(upper.GetUpper(), lower.GetUpper()));
}
