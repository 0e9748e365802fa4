using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Qmtl.Training;

/// <summary>Clipping by global norm: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, section 3.2.</summary>
internal static class GradientClipping
{
    /// <summary>
    /// The Euclidean norm, in double precision, so that squares of large single-precision numbers do not overflow. There are eight sums, whatever the
    /// hardware, so that its bits are the same everywhere.
    /// </summary>
    public static double Norm<T>(ReadOnlySpan<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 8 <= gradient.Length; i += 8)
        {
            var (lower, upper) = Load(gradient.Slice(i, 8));
            even += lower * lower;
            odd += upper * upper;
        }

        var sum = Vector256.Sum(even + odd);
        foreach (var element in gradient[i..])
        {
            var value = double.CreateTruncating(element);
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static (Vector256<double> Lower, Vector256<double> Upper) Load<T>(ReadOnlySpan<T> eight)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Vector256.Widen(Vector256.Create<T>(eight).AsSingle());
        return (Vector256.Create<T>(eight).AsDouble(), Vector256.Create<T>(eight[4..]).AsDouble());
    }

    /// <summary>Scales a gradient of length <paramref name="norm"/> down to length <paramref name="limit"/> where it is longer.</summary>
    public static void Clip<T>(Span<T> gradient, double norm, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (norm > limit) TensorPrimitives.Multiply(gradient, T.CreateTruncating(limit / norm), gradient);
    }
}
