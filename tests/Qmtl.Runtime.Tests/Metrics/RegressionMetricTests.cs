using FsCheck.Xunit;
using MathNet.Numerics.Statistics;
using Qmtl.Metrics;

namespace Qmtl.Runtime.Tests.Metrics;

public sealed class RegressionMetricTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Errors_and_correlations_agree_with_the_hand_calculation()
    {
        // Differences 1, -1, 2, 0: √((1 + 1 + 4 + 0) / 4).
        RootMeanSquaredError.Compute([2, 1, 5, 4], [1, 2, 3, 4]).ShouldBe(Math.Sqrt(1.5), 1e-15);
        // Around the means 3 and 2.5: x = -1, -2, 2, 1; y = -1.5, -.5, .5, 1.5. Σxy = 1.5 + 1 + 1 + 1.5 = 5; Σx² = 10; Σy² = 5.
        PearsonCorrelation.Compute([2, 1, 5, 4], [1, 2, 3, 4]).ShouldBe(5 / Math.Sqrt(50), 1e-15);
        // Ranks 2, 1, 4, 3 and 1, 2, 3, 4: 1 − 6·(1 + 1 + 1 + 1) / (4·15).
        SpearmanCorrelation.Compute([2, 1, 5, 4], [1, 2, 3, 4]).ShouldBe(0.6, 1e-15);
        // A tie shares its ranks: 1.5, 1.5, 3 with 1, 2, 3. Around 2: Σxy = .5 + 0 + 1 = 1.5; Σx² = 1.5; Σy² = 2.
        SpearmanCorrelation.Compute([7, 7, 9], [1, 2, 3]).ShouldBe(1.5 / Math.Sqrt(3), 1e-15);
    }

    [Property(Replay = "(1,3)")]
    public void Correlations_agree_with_MathNet((short X, sbyte Y)[] rows)
    {
        var x = rows.Select(r => (double)(r.X % 10)).ToArray();
        var y = rows.Select(r => (double)(r.Y % 10)).ToArray();
        if (x.Distinct().Count() < 2 || y.Distinct().Count() < 2) return;
        PearsonCorrelation.Compute(x, y).ShouldBe(Correlation.Pearson(x, y), 1e-12);
        SpearmanCorrelation.Compute(x, y).ShouldBe(Correlation.Spearman(x, y), 1e-12);
    }

    [Property(Replay = "(2,3)")]
    public void Correlations_do_not_change_with_unit_and_origin((short X, sbyte Y)[] rows)
    {
        var x = rows.Select(r => (double)r.X).ToArray();
        var y = rows.Select(r => (double)r.Y).ToArray();
        var moved = x.Select(v => (v * 4) - 64).ToArray();
        PearsonCorrelation.Compute(moved, y).ShouldAgreeWith(PearsonCorrelation.Compute(x, y));
        SpearmanCorrelation.Compute(moved, y).ShouldAgreeWith(SpearmanCorrelation.Compute(x, y));
    }

    [Fact]
    public void Rows_without_a_label_do_not_count()
    {
        double[] predictions = [2, 1, 99, 5, 4, double.NaN];
        double[] labels = [1, 2, Missing, 3, 4, Missing];
        RootMeanSquaredError.Compute(predictions, labels).ShouldBe(Math.Sqrt(1.5), 1e-15);
        PearsonCorrelation.Compute(predictions, labels).ShouldBe(5 / Math.Sqrt(50), 1e-15);
        SpearmanCorrelation.Compute(predictions, labels).ShouldBe(0.6, 1e-15);
    }

    [Fact]
    public void Correlation_with_what_does_not_vary_is_undefined()
    {
        PearsonCorrelation.Compute([0.1, 0.1, 0.1], [1, 2, 3]).ShouldBe(double.NaN);
        PearsonCorrelation.Compute([1, 2, 3], [0.1, 0.1, 0.1]).ShouldBe(double.NaN);
        SpearmanCorrelation.Compute([0.1, 0.1, 0.1], [1, 2, 3]).ShouldBe(double.NaN);
        PearsonCorrelation.Compute([1], [1]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Without_labels_or_predictions_nothing_is_defined()
    {
        double[][] predictions = [[], [1, 0], [double.NaN, 0]];
        double[][] labels = [[], [Missing, Missing], [1, 0]];
        for (var i = 0; i < labels.Length; i++)
        {
            RootMeanSquaredError.Compute(predictions[i], labels[i]).ShouldBe(double.NaN);
            PearsonCorrelation.Compute(predictions[i], labels[i]).ShouldBe(double.NaN);
            SpearmanCorrelation.Compute(predictions[i], labels[i]).ShouldBe(double.NaN);
        }
    }

    [Fact]
    public void Large_numbers_do_not_overflow() => PearsonCorrelation.Compute([1e200, 2e200, 3e200], [1e300, 2e300, 3e300]).ShouldBe(1, 1e-12);
}
