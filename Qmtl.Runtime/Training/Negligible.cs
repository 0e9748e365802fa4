using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Training;

/// <summary>
/// Zero in place of numbers that are too small to have an effect. Weight decay takes parameters there that nothing depends on, and momentum what it remembers; hardware
/// takes far longer for subnormal numbers, those below the smallest that have all their digits, than for others.
/// </summary>
internal static class Negligible<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Vector512<T> SmallestNumber = Vector512.Create(T.ScaleB(T.One, SmallestExponent));

    private static readonly Vector512<T> SmallestFactor = Vector512.Create(T.ScaleB(T.One, SmallestExponent / 2));

    private static int SmallestExponent => typeof(T) == typeof(float) ? -126 : -1022;

    /// <summary>Drops subnormal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> DropNumber(Vector512<T> x) => Drop(x, SmallestNumber);

    /// <summary>Drops numbers so small that the product of two of them would be subnormal, or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> DropFactor(Vector512<T> x) => Drop(x, SmallestFactor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Drop(Vector512<T> x, Vector512<T> smallest) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), smallest), Vector512<T>.Zero, x);
}
