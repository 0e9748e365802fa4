using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Training;

/// <summary>Inner products of long vectors, in double precision. There are eight sums, whatever the hardware, so that their bits are the same everywhere.</summary>
internal static class InnerProduct
{
    /// <summary>Σ xᵢ yᵢ of two vectors of the same length.</summary>
    public static double Of<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            var (xLower, xUpper) = Load(x.Slice(i, 8));
            var (yLower, yUpper) = Load(y.Slice(i, 8));
            even += xLower * yLower;
            odd += xUpper * yUpper;
        }

        var sum = Vector256.Sum(even + odd);
        for (; i < x.Length; i++) sum += double.CreateTruncating(x[i]) * double.CreateTruncating(y[i]);
        return sum;
    }

    private static (Vector256<double> Lower, Vector256<double> Upper) Load<T>(ReadOnlySpan<T> eight)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Vector256.Widen(Vector256.Create<T>(eight).AsSingle());
        return (Vector256.Create<T>(eight).AsDouble(), Vector256.Create<T>(eight[4..]).AsDouble());
    }
}
