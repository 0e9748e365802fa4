using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class BatchGradientTests
{
    private static readonly TrainingOptions Weighted = new()
    {
        HeadWeights = new Dictionary<string, double> { ["kind"] = 0.5, ["size"] = 2 },
        ClassWeights = new Dictionary<string, IReadOnlyList<double>> { ["yes"] = [0.25, 3], ["kind"] = [1, 2, 0.5] },
    };

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(8, 0.0)]
    [InlineData(21, 0.3)]
    [InlineData(40, 0.7)]
    public void Loss_is_the_weighted_mean_over_labeled_rows_and_its_gradient_agrees_with_finite_differences(int rows, double missing)
    {
        var data = SampleData.Make(rows, seed: 3, missing);
        var parameters = ParameterInitialization.Draw<double>(AffineModel.Schema, 5);
        var (loss, gradient) = Compute(data, parameters, Weighted);

        loss.ShouldBe(Reference(data, parameters), 1e-12);
        const double Step = 1e-6;
        for (var p = 0; p < parameters.Length; p++)
        {
            var difference = (Reference(data, Moved(parameters, p, Step)) - Reference(data, Moved(parameters, p, -Step))) / (2 * Step);
            gradient[p].ShouldBe(difference, 1e-8);
        }
    }

    [Fact]
    public void A_head_without_labels_has_no_gradient()
    {
        var full = SampleData.Make(12, seed: 1);
        var labels = Enumerable.Range(0, 12).SelectMany(r => new[] { double.NaN, full.Label(r, 1), full.Label(r, 2) }).ToArray();
        var inputs = Enumerable.Range(0, 12).SelectMany(r => full.Inputs(r).ToArray()).ToArray();
        var data = Dataset.Create(AffineModel.Schema, inputs, labels);
        var (loss, gradient) = Compute(data, ParameterInitialization.Draw<double>(AffineModel.Schema, 5), Weighted);
        double.IsFinite(loss).ShouldBeTrue();
        gradient[..4].ShouldAllBe(g => g == 0);
        gradient[4..].ShouldContain(g => g != 0);
    }

    [Fact]
    public void Single_precision_agrees_with_double()
    {
        var data = SampleData.Make(37, seed: 8, missing: 0.2);
        var (loss, gradient) = Compute(data, ParameterInitialization.Draw<double>(AffineModel.Schema, 5), Weighted);
        var (single, singleGradient) = Compute(data, ParameterInitialization.Draw<float>(AffineModel.Schema, 5), Weighted);
        single.ShouldBe(loss, 1e-5);
        for (var p = 0; p < gradient.Length; p++) ((double)singleGradient[p]).ShouldBe(gradient[p], 1e-5);
    }

    [Fact]
    public void Evaluation_gives_the_same_loss_and_the_logits_of_all_rows()
    {
        var data = SampleData.Make(21, seed: 3, missing: 0.3);
        var parameters = ParameterInitialization.Draw<double>(AffineModel.Schema, 5);
        var loss = new MultiTaskLoss(AffineModel.Schema, Weighted);
        var sums = new LossSums(3);
        var logits = new double[21 * 5];
        using var batch = new BatchEvaluation<AffineModel, double>(loss, threads: null);
        batch.Evaluate(parameters, data, Rows(data), sums, logits);
        loss.Total(sums).ShouldBe(Compute(data, parameters, Weighted).Loss);
        for (var row = 0; row < 21; row++) logits[(row * 5)..((row + 1) * 5)].ShouldBe(Logits(parameters, data.Inputs(row)), 1e-14);
        Trainer<AffineModel, double>.ComputeLogits(parameters, data).ShouldBe(logits);
    }

    private static int[] Rows(Dataset data) => [.. Enumerable.Range(0, data.Rows)];

    private static (double Loss, T[] Gradient) Compute<T>(Dataset data, T[] parameters, TrainingOptions options)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var loss = new MultiTaskLoss(AffineModel.Schema, options);
        var sums = new LossSums(loss.HeadCount);
        var gradient = new T[parameters.Length];
        using var batch = new BatchEvaluation<AffineModel, T>(loss, threads: null);
        batch.Gradient(parameters, data, Rows(data), loss.HeadWeights, sums, gradient);
        return (loss.Total(sums), gradient);
    }

    private static double[] Moved(double[] parameters, int index, double step)
    {
        double[] moved = [.. parameters];
        moved[index] += step;
        return moved;
    }

    private static double[] Logits(double[] w, ReadOnlySpan<double> x)
    {
        var (x0, x1, x2) = (x[0], x[1], x[2]);
        double Row(int weight, int bias) => (w[weight] * x0) + (w[weight + 1] * x1) + (w[weight + 2] * x2) + w[bias];
        return [Row(0, 3), Row(4, 13), Row(7, 14), Row(10, 15), Row(16, 19)];
    }

    /// <summary>The definition of the loss, written out for the heads of the model and the weights above.</summary>
    private static double Reference(Dataset data, double[] parameters)
    {
        var sums = new (double Loss, double Weight)[3];
        for (var row = 0; row < data.Rows; row++)
        {
            var z = Logits(parameters, data.Inputs(row));
            var (yes, kind, size) = (data.Label(row, 0), data.Label(row, 1), data.Label(row, 2));
            if (!double.IsNaN(yes)) Add(0, yes == 1 ? 3 : 0.25, Math.Log(1 + Math.Exp(yes == 1 ? -z[0] : z[0])));
            if (!double.IsNaN(kind)) Add(1, new[] { 1, 2, 0.5 }[(int)kind], Math.Log(Math.Exp(z[1]) + Math.Exp(z[2]) + Math.Exp(z[3])) - z[1 + (int)kind]);
            if (!double.IsNaN(size)) Add(2, 1, Math.Pow(z[4] - size, 2));
        }

        double[] headWeights = [1, 0.5, 2];
        return sums.Select((s, h) => s.Weight > 0 ? headWeights[h] * s.Loss / s.Weight : 0).Sum();

        void Add(int head, double weight, double loss) =>
            sums[head] = (sums[head].Loss + (weight * loss), sums[head].Weight + weight);
    }
}
