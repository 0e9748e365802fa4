using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Benchmarks.Measuring;

/// <summary>
/// The most floating-point operations a second that one thread can do: multiply-adds in the widest vectors of the hardware, on
/// registers alone, none of which waits for another. A multiply-add is two operations.
/// </summary>
internal static class FmaPeak
{
    private const int Iterations = 100_000;

    // As many as hide the latency of two units of 512 bits, and with their two operands no more than the 16 registers of AVX2.
    private const int Chains = 12;

    /// <summary>How many bits the widest vectors have.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <returns>Operations a second.</returns>
    /// <exception cref="NotSupportedException">The precision is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public static double Measure<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (VectorBits, T.Zero) switch
        {
            (512, float) => Measure<Single512, Vector512<float>>(),
            (256, float) => Measure<Single256, Vector256<float>>(),
            (_, float) => Measure<Single128, Vector128<float>>(),
            (512, double) => Measure<Double512, Vector512<double>>(),
            (256, double) => Measure<Double256, Vector256<double>>(),
            (_, double) => Measure<Double128, Vector128<double>>(),
            _ => throw new NotSupportedException($"There is no multiply-add of {typeof(T).Name}."),
        };

    private static double Measure<TMultiplyAdd, TVector>()
        where TMultiplyAdd : struct, IMultiplyAdd<TVector>
        where TVector : struct
    {
        var results = new TVector[Chains];
        var time = CallTime.Measure(() => Run<TMultiplyAdd, TVector>(results));
        return 2.0 * TMultiplyAdd.Lanes * Chains * Iterations / time.Fastest;
    }

    /// <param name="results">Where the results go, so that no compiler leaves them out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TMultiplyAdd, TVector>(TVector[] results)
        where TMultiplyAdd : struct, IMultiplyAdd<TVector>
        where TVector : struct
    {
        // Every number stays 1: none overflows, and none becomes so small that it is slow.
        var (scale, step) = (TMultiplyAdd.Constant(0.5), TMultiplyAdd.Constant(0.5));
        TVector a, b, c, d, e, f, g, h, i, j, k, l;
        a = b = c = d = e = f = g = h = i = j = k = l = TMultiplyAdd.Constant(1);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            a = TMultiplyAdd.Apply(a, scale, step);
            b = TMultiplyAdd.Apply(b, scale, step);
            c = TMultiplyAdd.Apply(c, scale, step);
            d = TMultiplyAdd.Apply(d, scale, step);
            e = TMultiplyAdd.Apply(e, scale, step);
            f = TMultiplyAdd.Apply(f, scale, step);
            g = TMultiplyAdd.Apply(g, scale, step);
            h = TMultiplyAdd.Apply(h, scale, step);
            i = TMultiplyAdd.Apply(i, scale, step);
            j = TMultiplyAdd.Apply(j, scale, step);
            k = TMultiplyAdd.Apply(k, scale, step);
            l = TMultiplyAdd.Apply(l, scale, step);
        }

        (results[0], results[1], results[2], results[3], results[4], results[5]) = (a, b, c, d, e, f);
        (results[6], results[7], results[8], results[9], results[10], results[11]) = (g, h, i, j, k, l);
    }
}
