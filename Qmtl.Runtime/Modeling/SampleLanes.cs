using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Modeling;

/// <summary>Moves the numbers of one sample into and out of its lane, with conversion between precisions.</summary>
internal static class SampleLanes
{
    /// <summary>Writes number i of the sample into lane <paramref name="lane"/> of vector i.</summary>
    public static void Write<TSource, T>(ReadOnlySpan<TSource> sample, Span<Vector512<T>> lanes, int lane)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var target = MemoryMarshal.Cast<Vector512<T>, T>(lanes);
        for (var i = 0; i < sample.Length; i++) target[(i * Vector512<T>.Count) + lane] = T.CreateTruncating(sample[i]);
    }

    /// <summary>Reads number i of the sample from lane <paramref name="lane"/> of vector i.</summary>
    public static void Read<T, TTarget>(ReadOnlySpan<Vector512<T>> lanes, int lane, Span<TTarget> sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged, IBinaryFloatingPointIeee754<TTarget>
    {
        var source = MemoryMarshal.Cast<Vector512<T>, T>(lanes);
        for (var i = 0; i < sample.Length; i++) sample[i] = TTarget.CreateTruncating(source[(i * Vector512<T>.Count) + lane]);
    }
}
