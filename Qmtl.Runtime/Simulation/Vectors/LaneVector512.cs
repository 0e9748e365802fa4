using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qmtl.Simulation;

/// <summary>512 bits: 16 numbers in single precision, 8 in double.</summary>
internal readonly struct LaneVector512<T, TLanes>(Vector512<T> lanes) : ILaneVector<LaneVector512<T, TLanes>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : unmanaged, ILanes
{
    private readonly Vector512<T> lanes = lanes;

    /// <inheritdoc/>
    public static bool IsSliced => TLanes.AreAmplitudes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> Create(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> MultiplyAdd(LaneVector512<T, TLanes> a, LaneVector512<T, TLanes> b, LaneVector512<T, TLanes> c) =>
        typeof(T) == typeof(float)
            ? new(Vector512.MultiplyAddEstimate(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Vector512.MultiplyAddEstimate(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> MultiplySubtract(LaneVector512<T, TLanes> a, LaneVector512<T, TLanes> b, LaneVector512<T, TLanes> c)
    {
        // The JIT compiler would negate a and then multiply and add, where the hardware has an instruction for it.
        if (!Avx512F.IsSupported) return MultiplyAdd(-a, b, c);
        return typeof(T) == typeof(float)
            ? new(Avx512F.FusedMultiplyAddNegated(a.lanes.AsSingle(), b.lanes.AsSingle(), c.lanes.AsSingle()).As<float, T>())
            : new(Avx512F.FusedMultiplyAddNegated(a.lanes.AsDouble(), b.lanes.AsDouble(), c.lanes.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> operator +(LaneVector512<T, TLanes> left, LaneVector512<T, TLanes> right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> operator -(LaneVector512<T, TLanes> left, LaneVector512<T, TLanes> right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> operator *(LaneVector512<T, TLanes> left, LaneVector512<T, TLanes> right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> operator -(LaneVector512<T, TLanes> value) => new(-value.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneVector512<T, TLanes> Permute(LaneVector512<T, TLanes> value, LaneVector512<T, TLanes> order) =>
        !TLanes.AreAmplitudes ? value : new(Vector512.ShuffleNative(value.lanes.AsSingle(), order.lanes.AsInt32()).As<float, T>());
}
