using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>Arithmetic on vectors of samples that <see cref="Vector512"/> does not offer for both precisions alike.</summary>
public static class Lanes
{
    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Constant<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.Create(T.CreateTruncating(value));

    /// <summary>a · b + c, with one rounding where the hardware has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) return Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        throw UnsupportedPrecision<T>();
    }

    /// <summary>c − a · b, with one rounding where the hardware has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplySubtract<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MultiplyAdd(-a, b, c);

    /// <summary>The sine and cosine of each lane.</summary>
    /// <remarks>
    /// The runtime's functions multiply and add with one rounding or with two, and which of them differs between its precompiled code and
    /// what the compiler makes of it later. Optimized from the first call, the bits do not change in the course of a program.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (Vector512<T> Sine, Vector512<T> Cosine) SinCos<T>(Vector512<T> angle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            var (sine, cosine) = Vector512.SinCos(angle.AsSingle());
            return (sine.As<float, T>(), cosine.As<float, T>());
        }

        if (typeof(T) == typeof(double))
        {
            var (sine, cosine) = Vector512.SinCos(angle.AsDouble());
            return (sine.As<double, T>(), cosine.As<double, T>());
        }

        throw UnsupportedPrecision<T>();
    }

    /// <summary>The sines and cosines of numbers. The sines may be written where the angles are.</summary>
    public static void SinCos<T>(ReadOnlySpan<T> angles, Span<T> sines, Span<T> cosines)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = Vector512<T>.Count;
        Span<T> padded = stackalloc T[count];
        for (var i = 0; i < angles.Length; i += count)
        {
            var some = angles[i..Math.Min(i + count, angles.Length)];
            some.CopyTo(padded);
            var (sine, cosine) = SinCos(Vector512.Create<T>(padded));
            sine.CopyTo(padded);
            padded[..some.Length].CopyTo(sines[i..]);
            cosine.CopyTo(padded);
            padded[..some.Length].CopyTo(cosines[i..]);
        }
    }

    /// <summary>The sine of each lane.</summary>
    public static Vector512<T> Sin<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SinCos(x).Sine;

    /// <summary>The cosine of each lane.</summary>
    public static Vector512<T> Cos<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SinCos(x).Cosine;

    /// <summary>The inverse tangent of each lane, from −π/2 to π/2.</summary>
    public static Vector512<T> Arctan<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Atan<T>(AsSpan(ref x), AsSpan(ref x));
        return x;
    }

    /// <summary>The exponential of each lane.</summary>
    public static Vector512<T> Exp<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Exp<T>(AsSpan(ref x), AsSpan(ref x));
        return x;
    }

    /// <summary>The natural logarithm of each lane.</summary>
    public static Vector512<T> Log<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Log<T>(AsSpan(ref x), AsSpan(ref x));
        return x;
    }

    /// <summary>1 / (1 + exp(−x)) of each lane.</summary>
    public static Vector512<T> Sigmoid<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Sigmoid<T>(AsSpan(ref x), AsSpan(ref x));
        return x;
    }

    /// <summary>The hyperbolic tangent of each lane.</summary>
    public static Vector512<T> Tanh<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Tanh<T>(AsSpan(ref x), AsSpan(ref x));
        return x;
    }

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Relu<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.Max(x, Vector512<T>.Zero);

    /// <summary>The derivative of <see cref="Relu"/>: 1 where x is positive, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Step<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.GreaterThan(x, Vector512<T>.Zero) & Vector512<T>.One;

    private static Span<T> AsSpan<T>(ref Vector512<T> x)
        where T : unmanaged => MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<T>, T>(ref x), Vector512<T>.Count);

    private static NotSupportedException UnsupportedPrecision<T>() => new($"QMTL computes in float and double, not in {typeof(T).Name}.");
}
