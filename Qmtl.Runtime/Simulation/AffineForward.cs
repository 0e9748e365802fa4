using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>y = Wx + b in lanes. Four outputs are computed together: each x is read once for all of them, and none waits for the sum of another.</summary>
internal static class AffineForward
{
    /// <param name="weights">W, shape [outputs, inputs].</param>
    /// <param name="bias">b, shape [outputs].</param>
    /// <param name="x">Shape [inputs].</param>
    /// <param name="y">Shape [outputs]; written.</param>
    public static void Compute<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, ReadOnlySpan<Vector512<T>> x, Span<Vector512<T>> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var output = 0;
        for (; output + 4 <= y.Length; output += 4)
            ComputeFour(weights.Slice(output * x.Length, 4 * x.Length), bias.Slice(output, 4), x, y.Slice(output, 4));
        for (; output < y.Length; output++)
        {
            var row = weights.Slice(output * x.Length, x.Length);
            var sum = Vector512.Create(bias[output]);
            for (var i = 0; i < x.Length; i++) sum = Lanes.MultiplyAdd(Vector512.Create(row[i]), x[i], sum);
            y[output] = sum;
        }
    }

    private static void ComputeFour<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, ReadOnlySpan<Vector512<T>> x, Span<Vector512<T>> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var row0 = ref MemoryMarshal.GetReference(weights);
        ref var row1 = ref Unsafe.Add(ref row0, x.Length);
        ref var row2 = ref Unsafe.Add(ref row1, x.Length);
        ref var row3 = ref Unsafe.Add(ref row2, x.Length);
        var (sum0, sum1) = (Vector512.Create(bias[0]), Vector512.Create(bias[1]));
        var (sum2, sum3) = (Vector512.Create(bias[2]), Vector512.Create(bias[3]));
        ref var values = ref MemoryMarshal.GetReference(x);
        for (var i = 0; i < x.Length; i++)
        {
            var value = Unsafe.Add(ref values, i);
            sum0 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row0, i)), value, sum0);
            sum1 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row1, i)), value, sum1);
            sum2 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row2, i)), value, sum2);
            sum3 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row3, i)), value, sum3);
        }

        (y[0], y[1], y[2], y[3]) = (sum0, sum1, sum2, sum3);
    }
}
