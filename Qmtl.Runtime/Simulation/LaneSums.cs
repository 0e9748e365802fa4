using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>
/// Sums over the lanes of vectors: of several together where the hardware can, which takes fewer instructions than one by one. Neighboring lanes are added first, as
/// <see cref="Vector512.Sum{T}"/> does, so that a vector has the same sum among others and alone.
/// </summary>
internal static class LaneSums
{
    /// <summary>Adds the sum over the lanes of each vector, times a factor, to a number.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="numbers">As many; added to.</param>
    public static void Add<T>(ReadOnlySpan<Vector512<T>> vectors, T factor, Span<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (i, step) = (0, Vector128<T>.Count);
        if (Avx512F.IsSupported)
        {
            for (; i + step <= vectors.Length; i += step)
            {
                var some = numbers.Slice(i, step);
                (Vector128.Create<T>(some) + (Vector128.Create(factor) * Sum(vectors.Slice(i, step)))).CopyTo(some);
            }
        }

        for (; i < vectors.Length; i++) numbers[i] += factor * Vector512.Sum(vectors[i]);
    }

    /// <summary>The sums of four vectors in single precision, of two in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Sum<T>(ReadOnlySpan<Vector512<T>> v)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return SumQuarters(SumPairs(v[0].AsDouble(), v[1].AsDouble())).As<double, T>();
        var (first, second) = (SumPairs(v[0].AsSingle(), v[1].AsSingle()), SumPairs(v[2].AsSingle(), v[3].AsSingle()));
        return SumQuarters(SumPairs(first, second)).As<float, T>();
    }

    /// <summary>In each quarter, the sums of neighbors in a, and then those in b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumPairs(Vector512<float> a, Vector512<float> b) => Avx512F.Shuffle(a, b, 0b10_00_10_00) + Avx512F.Shuffle(a, b, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SumPairs(Vector512<double> a, Vector512<double> b) => Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> SumQuarters<T>(Vector512<T> v)
    {
        var (lower, upper) = (v.GetLower(), v.GetUpper());
        return lower.GetLower() + lower.GetUpper() + (upper.GetLower() + upper.GetUpper());
    }
}
