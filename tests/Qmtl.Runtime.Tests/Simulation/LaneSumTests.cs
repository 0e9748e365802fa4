using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

public sealed class LaneSumTests
{
    private const int Count = 11;

    [Fact]
    public void Sums_are_those_of_each_vector_in_single_precision() => Check(1e-6f, x => (float)x, double.CreateChecked);

    [Fact]
    public void Sums_are_those_of_each_vector_in_double_precision() => Check(1e-15, x => x, x => x);

    private static void Check<T>(T tolerance, Func<double, T> round, Func<T, double> widen)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // From none to several groups and a rest; numbers that are all of a size, of either sign.
        var random = new Random(7);
        var lanes = new T[Count * Vector512<T>.Count];
        for (var i = 0; i < lanes.Length; i++) lanes[i] = round((2 * random.NextDouble()) - 1);
        var vectors = Enumerable.Range(0, Count).Select(v => Vector512.Create(lanes.AsSpan(v * Vector512<T>.Count))).ToArray();
        for (var count = 0; count <= Count; count++)
        {
            var sums = Enumerable.Range(0, Count).Select(v => round(v)).ToArray();
            LaneSums.Add<T>(vectors.AsSpan(0, count), round(0.5), sums.AsSpan(0, count));
            for (var v = 0; v < Count; v++)
            {
                var own = lanes.AsSpan(v * Vector512<T>.Count, Vector512<T>.Count).ToArray().Sum(widen);
                widen(sums[v]).ShouldBe(v < count ? v + (0.5 * own) : v, 20 * widen(tolerance));
            }
        }
    }

    [Fact]
    public void A_vector_has_the_same_bits_among_others_and_alone()
    {
        var random = new Random(8);
        var vectors = Enumerable.Range(0, 4).Select(_ => Vector512.Create(Enumerable.Range(0, 16).Select(_ => (float)random.NextDouble()).ToArray())).ToArray();
        var (together, alone) = (new float[4], new float[4]);
        LaneSums.Add<float>(vectors, 1, together);
        for (var v = 0; v < 4; v++) LaneSums.Add<float>(vectors.AsSpan(v, 1), 1, alone.AsSpan(v, 1));
        together.ShouldBe(alone);
    }
}
