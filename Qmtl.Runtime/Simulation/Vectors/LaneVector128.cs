using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>128 bits: 4 numbers in single precision, 2 in double.</summary>
internal readonly struct LaneVector128<T, TLanes>(Vector128<T> lanes) : ILaneVector<LaneVector128<T, TLanes>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : unmanaged, ILanes
{
    private readonly Vector128<T> lanes = lanes;

    /// <inheritdoc/>
    public static bool IsSliced => TLanes.AreAmplitudes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> Create(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> MultiplyAdd(LaneVector128<T, TLanes> a, LaneVector128<T, TLanes> b, LaneVector128<T, TLanes> c) =>
        typeof(T) == typeof(float)
            ? new(Vector128.MultiplyAddEstimate(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Vector128.MultiplyAddEstimate(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> MultiplySubtract(LaneVector128<T, TLanes> a, LaneVector128<T, TLanes> b, LaneVector128<T, TLanes> c)
    {
        // The JIT compiler would negate a and then multiply and add, where the hardware has an instruction for it.
        if (!Fma.IsSupported) return MultiplyAdd(-a, b, c);
        return typeof(T) == typeof(float)
            ? new(Fma.MultiplyAddNegated(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Fma.MultiplyAddNegated(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> operator +(LaneVector128<T, TLanes> left, LaneVector128<T, TLanes> right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> operator -(LaneVector128<T, TLanes> left, LaneVector128<T, TLanes> right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> operator *(LaneVector128<T, TLanes> left, LaneVector128<T, TLanes> right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> operator -(LaneVector128<T, TLanes> value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector128<T, TLanes> Permute(LaneVector128<T, TLanes> value, LaneVector128<T, TLanes> order) =>
        !TLanes.AreAmplitudes ? value : new(Vector128.ShuffleNative(value.lanes.AsSingle(), order.lanes.AsInt32()).As<float, T>());
}
