using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

public sealed class LaneSumTests
{
    private const int Count = 11;

    [Fact]
    public void Sums_are_those_of_each_vector_in_single_precision() => Check<float>(2e-5);

    [Fact]
    public void Sums_are_those_of_each_vector_in_double_precision() => Check<double>(2e-14);

    [Fact]
    public void A_vector_has_the_same_bits_among_others_and_alone_in_single_precision() => CompareWithAlone<float>();

    [Fact]
    public void A_vector_has_the_same_bits_among_others_and_alone_in_double_precision() => CompareWithAlone<double>();

    private static void Check<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // From no vector to several groups and a rest.
        var vectors = RandomVectors<T>();
        for (var count = 0; count <= Count; count++)
        {
            var sums = Enumerable.Range(0, Count).Select(v => T.CreateChecked(v)).ToArray();
            LaneSums.Add<T>(vectors.AsSpan(0, count), T.CreateChecked(0.5), sums.AsSpan(0, count));
            for (var v = 0; v < Count; v++)
            {
                var own = Enumerable.Range(0, Vector512<T>.Count).Sum(lane => double.CreateChecked(vectors[v][lane]));
                double.CreateChecked(sums[v]).ShouldBe(v < count ? v + (0.5 * own) : v, tolerance);
            }
        }
    }

    private static void CompareWithAlone<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = RandomVectors<T>();
        var (together, alone) = (new T[Count], new T[Count]);
        LaneSums.Add<T>(vectors, T.One, together);
        for (var v = 0; v < Count; v++) LaneSums.Add<T>(vectors.AsSpan(v, 1), T.One, alone.AsSpan(v, 1));
        together.ShouldBe(alone);
    }

    /// <summary>Numbers that are all of a size, of either sign.</summary>
    private static Vector512<T>[] RandomVectors<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, Count).Select(_ => Vector512.Create<T>(
                Enumerable.Range(0, Vector512<T>.Count).Select(_ => T.CreateChecked((2 * random.NextDouble()) - 1)).ToArray())),
        ];
    }
}
