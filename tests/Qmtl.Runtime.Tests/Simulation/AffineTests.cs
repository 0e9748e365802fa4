using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Dense layers of all shapes, compared with sums over samples that are written out.</summary>
public sealed class AffineTests
{
    /// <summary>Inputs and outputs: less than a vector, whole vectors and blocks, and what is left beside them.</summary>
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 1, 5 }, { 3, 4 }, { 8, 1 }, { 9, 2 }, { 16, 3 }, { 17, 8 }, { 63, 7 }, { 64, 8 }, { 65, 9 }, { 100, 6 }, { 130, 13 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_and_derivatives_are_the_sums_that_define_them(int inputs, int outputs)
    {
        Check<float>(inputs, outputs, 2e-5);
        Check<double>(inputs, outputs, 1e-13);
    }

    private static void Check<T>(int inputs, int outputs, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Among the values: one that is not the layer's, x, one that is not, y. Among the parameters: one, W, one, b.
        var (x, y, weights, bias) = (1, inputs + 2, 1, (inputs * outputs) + 2);
        var layer = new Affine(x, inputs, y, outputs, weights, bias);
        var workspace = new Workspace<T>(new WorkspaceLayout(y + outputs, 1, outputs, 0, 0, 0, 0));
        var random = new SeededRandom(3);
        Fill(MemoryMarshal.Cast<Vector512<T>, T>(workspace.Values), random);
        Fill(MemoryMarshal.Cast<Vector512<T>, T>(workspace.ValueGradients), random);
        var (parameters, gradient) = (new T[bias + outputs], new T[bias + outputs]);
        Fill(parameters, random);
        Fill(gradient, random);
        var (values, derivatives) = (Lanes(workspace.Values), Lanes(workspace.ValueGradients));
        var before = Array.ConvertAll(gradient, double.CreateChecked);

        layer.Forward(parameters, workspace);
        layer.Backward(parameters, workspace, gradient);

        double W(int o, int i) => double.CreateChecked(parameters[weights + (o * inputs) + i]);
        for (var lane = 0; lane < Workspace<T>.LaneCount; lane++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var expected = double.CreateChecked(parameters[bias + o]) + Enumerable.Range(0, inputs).Sum(i => W(o, i) * values[x + i][lane]);
                double.CreateChecked(workspace.Values[y + o][lane]).ShouldBe(expected, tolerance);
            }

            for (var i = 0; i < inputs; i++)
            {
                var expected = derivatives[x + i][lane] + Enumerable.Range(0, outputs).Sum(o => W(o, i) * derivatives[y + o][lane]);
                double.CreateChecked(workspace.ValueGradients[x + i][lane]).ShouldBe(expected, tolerance);
            }
        }

        for (var o = 0; o < outputs; o++)
        {
            before[bias + o] += derivatives[y + o].Sum();
            for (var i = 0; i < inputs; i++)
                before[weights + (o * inputs) + i] += derivatives[y + o].Zip(values[x + i], (a, b) => a * b).Sum();
        }

        Array.ConvertAll(gradient, double.CreateChecked).ShouldBe(before, tolerance);
    }

    private static double[][] Lanes<T>(Span<Vector512<T>> vectors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = new double[vectors.Length][];
        for (var i = 0; i < lanes.Length; i++) lanes[i] = [.. Enumerable.Range(0, Workspace<T>.LaneCount).Select(ReadLane(vectors[i]))];
        return lanes;
    }

    private static Func<int, double> ReadLane<T>(Vector512<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => lane => double.CreateChecked(vector[lane]);

    private static void Fill<T>(Span<T> numbers, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref var number in numbers) number = T.CreateTruncating(random.NextNormal());
    }
}
