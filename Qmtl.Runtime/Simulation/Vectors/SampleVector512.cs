using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>512 bits: 16 samples in single precision, 8 in double.</summary>
internal readonly struct SampleVector512<T>(Vector512<T> lanes) : ISampleVector<SampleVector512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> lanes = lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> Create(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> MultiplyAdd(SampleVector512<T> a, SampleVector512<T> b, SampleVector512<T> c) =>
        typeof(T) == typeof(float)
            ? new(Vector512.MultiplyAddEstimate(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Vector512.MultiplyAddEstimate(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> MultiplySubtract(SampleVector512<T> a, SampleVector512<T> b, SampleVector512<T> c)
    {
        // The JIT compiler would negate a and then multiply and add, where the hardware has an instruction for it.
        if (!Avx512F.IsSupported) return MultiplyAdd(-a, b, c);
        return typeof(T) == typeof(float)
            ? new(Avx512F.FusedMultiplyAddNegated(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Avx512F.FusedMultiplyAddNegated(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> operator +(SampleVector512<T> left, SampleVector512<T> right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> operator -(SampleVector512<T> left, SampleVector512<T> right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> operator *(SampleVector512<T> left, SampleVector512<T> right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector512<T> operator -(SampleVector512<T> value) => new(-value.lanes);
}
