using Qmtl.Data;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>Rows for <see cref="AffineModel"/> whose labels follow from the inputs by an affine rule, some of them missing.</summary>
internal static class SampleData
{
    public static Dataset Make(int rows, ulong seed, double missing = 0)
    {
        var random = new SeededRandom(seed);
        var inputs = new double[rows * 3];
        var labels = new double[rows * 3];
        for (var row = 0; row < rows; row++)
        {
            var x = inputs.AsSpan(row * 3, 3);
            for (var i = 0; i < 3; i++) x[i] = random.NextNormal();
            double[] scores = [x[0] - x[1], x[1] + (0.5 * x[2]), x[2] - x[0]];
            labels[row * 3] = x[0] + (2 * x[1]) - x[2] > 0 ? 1 : 0;
            labels[(row * 3) + 1] = Array.IndexOf(scores, scores.Max());
            labels[(row * 3) + 2] = (0.5 * x[0]) - (0.25 * x[2]) + 0.125;
            for (var h = 0; h < 3; h++)
            {
                if (random.NextDouble() < missing) labels[(row * 3) + h] = double.NaN;
            }
        }

        return Dataset.Create(AffineModel.Schema, inputs, labels);
    }
}
