using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>256 bits: 8 numbers in single precision, 4 in double.</summary>
internal readonly struct LaneVector256<T, TLanes>(Vector256<T> lanes) : ILaneVector<LaneVector256<T, TLanes>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : unmanaged, ILanes
{
    private readonly Vector256<T> lanes = lanes;

    /// <inheritdoc/>
    public static bool IsSliced => TLanes.AreAmplitudes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> Create(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> MultiplyAdd(LaneVector256<T, TLanes> a, LaneVector256<T, TLanes> b, LaneVector256<T, TLanes> c) =>
        typeof(T) == typeof(float)
            ? new(Vector256.MultiplyAddEstimate(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Vector256.MultiplyAddEstimate(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> MultiplySubtract(LaneVector256<T, TLanes> a, LaneVector256<T, TLanes> b, LaneVector256<T, TLanes> c)
    {
        // The JIT compiler would negate a and then multiply and add, where the hardware has an instruction for it.
        if (!Fma.IsSupported) return MultiplyAdd(-a, b, c);
        return typeof(T) == typeof(float)
            ? new(Fma.MultiplyAddNegated(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Fma.MultiplyAddNegated(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> operator +(LaneVector256<T, TLanes> left, LaneVector256<T, TLanes> right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> operator -(LaneVector256<T, TLanes> left, LaneVector256<T, TLanes> right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> operator *(LaneVector256<T, TLanes> left, LaneVector256<T, TLanes> right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> operator -(LaneVector256<T, TLanes> value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector256<T, TLanes> Permute(LaneVector256<T, TLanes> value, LaneVector256<T, TLanes> order) =>
        !TLanes.AreAmplitudes ? value : new(Vector256.ShuffleNative(value.lanes.AsSingle(), order.lanes.AsInt32()).As<float, T>());
}
