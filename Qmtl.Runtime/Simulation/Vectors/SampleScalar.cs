using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>One sample: for hardware without vectors, and for states that are too large to hold several.</summary>
internal readonly struct SampleScalar<T>(T value) : ISampleVector<SampleScalar<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T value = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> Create(T value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> MultiplyAdd(SampleScalar<T> a, SampleScalar<T> b, SampleScalar<T> c) =>
        new(T.MultiplyAddEstimate(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> MultiplySubtract(SampleScalar<T> a, SampleScalar<T> b, SampleScalar<T> c) =>
        new(T.MultiplyAddEstimate(-a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> operator +(SampleScalar<T> left, SampleScalar<T> right) => new(left.value + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> operator -(SampleScalar<T> left, SampleScalar<T> right) => new(left.value - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> operator *(SampleScalar<T> left, SampleScalar<T> right) => new(left.value * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleScalar<T> operator -(SampleScalar<T> value) => new(-value.value);
}
