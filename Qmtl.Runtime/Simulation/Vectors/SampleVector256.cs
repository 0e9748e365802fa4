using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>256 bits: 8 samples in single precision, 4 in double.</summary>
internal readonly struct SampleVector256<T>(Vector256<T> lanes) : ISampleVector<SampleVector256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> lanes = lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> Create(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> MultiplyAdd(SampleVector256<T> a, SampleVector256<T> b, SampleVector256<T> c) =>
        typeof(T) == typeof(float)
            ? new(Vector256.MultiplyAddEstimate(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Vector256.MultiplyAddEstimate(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> MultiplySubtract(SampleVector256<T> a, SampleVector256<T> b, SampleVector256<T> c)
    {
        // The JIT compiler would negate a and then multiply and add, where the hardware has an instruction for it.
        if (!Fma.IsSupported) return MultiplyAdd(-a, b, c);
        return typeof(T) == typeof(float)
            ? new(Fma.MultiplyAddNegated(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Fma.MultiplyAddNegated(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> operator +(SampleVector256<T> left, SampleVector256<T> right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> operator -(SampleVector256<T> left, SampleVector256<T> right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> operator *(SampleVector256<T> left, SampleVector256<T> right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleVector256<T> operator -(SampleVector256<T> value) => new(-value.lanes);
}
