using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Data;

namespace Qmtl.Runtime.Tests.Metrics;

public sealed class MetricSetTests
{
    private static readonly ModelSchema Schema = TestSchema.Of(
        [("x", 1)],
        TestSchema.Binary("odd"),
        TestSchema.Categorical("shape", "round", "bent", "line"),
        TestSchema.Regression("ink"),
        TestSchema.Binary("rare"));

    // A row of logits: odd, three of shape, ink, rare.
    private static readonly double[] Logits =
    [
        -1, 3, 2, 1, 0.5, 0,
        2, 0, 1, 0, 1.5, 0,
        -0.5, 5, 0, 0, 2.5, 0,
    ];

    private static readonly Dataset Data = Dataset.Create(
        Schema,
        [0, 0, 0],
        [
            0, 0, 1, double.NaN,
            1, 1, 2, double.NaN,
            1, 2, 3, double.NaN,
        ]);

    [Fact]
    public void Each_head_has_the_metrics_of_its_kind_in_stable_order()
    {
        var metrics = MetricSet.Compute(Data, Logits);

        metrics.Heads.Select(h => $"{h.Head.Name}: {string.Join(' ', h.Values.Select(v => v.Name))}").ShouldBe([
            "odd: auc accuracy f1 weighted_f1 mcc ap",
            "shape: accuracy macro_f1 micro_f1 weighted_f1 mcc",
            "ink: rmse pearson spearman",
            "rare: auc accuracy f1 weighted_f1 mcc ap",
        ]);
    }

    [Fact]
    public void The_metrics_are_those_of_the_head_s_own_logits()
    {
        var metrics = MetricSet.Compute(Data, Logits);

        metrics["odd"]["auc"].ShouldBe(1); // Scores -1 | 2, -.5
        metrics["odd"]["accuracy"].ShouldBe(2.0 / 3, 1e-15); // -.5 is decided 0.
        metrics["odd"]["f1"].ShouldBe(2.0 / 3, 1e-15); // TP 1, FN 1
        metrics["odd"]["weighted_f1"].ShouldBe(2.0 / 3, 1e-15); // Class 0, of 1 row: TP 1, FP 1; class 1, of 2 rows, as above.
        metrics["odd"]["ap"].ShouldBe(1);
        metrics["shape"]["accuracy"].ShouldBe(2.0 / 3, 1e-15); // Decided 0, 1, 0 for 0, 1, 2.
        metrics["shape"]["macro_f1"].ShouldBe((2.0 / 3 + 1 + 0) / 3, 1e-15);
        metrics["shape"]["weighted_f1"].ShouldBe((2.0 / 3 + 1 + 0) / 3, 1e-15); // One row of each class.
        metrics["ink"]["rmse"].ShouldBe(0.5);
        metrics["ink"]["pearson"].ShouldBe(1, 1e-15);
    }

    [Fact]
    public void A_head_without_labels_has_no_metrics_and_no_part_in_the_mean()
    {
        var metrics = MetricSet.Compute(Data, Logits);

        metrics["rare"].LabelCount.ShouldBe(0);
        metrics["rare"].Values.ShouldAllBe(m => double.IsNaN(m.Value));
        metrics.Mean("auc").ShouldBe(1);
        metrics.Mean("accuracy").ShouldBe(2.0 / 3, 1e-15);
        metrics.Mean("none").ShouldBe(double.NaN);
    }

    [Fact]
    public void Unknown_names_are_refused_with_those_there_are()
    {
        var metrics = MetricSet.Compute(Data, Logits);
        Should.Throw<KeyNotFoundException>(() => metrics["even"]).Message.ShouldContain("There are odd, shape, ink, rare.");
        Should.Throw<KeyNotFoundException>(() => metrics["ink"]["auc"]).Message.ShouldContain("It has rmse, pearson, spearman.");
    }

    [Fact]
    public void Logits_of_another_shape_are_refused() =>
        Should.Throw<ArgumentException>(() => MetricSet.Compute(Data, Logits.AsSpan(1))).Message.ShouldContain("3 rows of 6 logits are needed, but there are 17 numbers");
}
