using FsCheck.Xunit;
using Qmtl.Metrics;

namespace Qmtl.Runtime.Tests.Metrics;

public sealed class WeightedF1Tests
{
    private const int ClassCount = 4;

    [Fact]
    public void Two_classes_agree_with_the_hand_calculation()
    {
        // TP 3, FN 1, FP 2, TN 4. Class 1 of 4 rows: 2·3 / (4 + 5); class 0 of 6 rows: 2·4 / (6 + 5).
        double[] predictions = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
        double[] labels = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
        F1.Weighted(predictions, labels, 2).ShouldBe(((4 * 6.0 / 9) + (6 * 8.0 / 11)) / 10, 1e-15);
    }

    /// <summary>The example of scikit-learn's classification_report, whose last line gives 0.61 (0.49 is the macro mean).</summary>
    [Fact]
    public void Three_classes_agree_with_the_example_of_scikit_learn()
    {
        double[] predictions = [0, 0, 2, 2, 1];
        double[] labels = [0, 1, 2, 2, 2];
        Math.Round(F1.Weighted(predictions, labels, 3), 2).ShouldBe(0.61);
        Math.Round(F1.Macro(predictions, labels, 3), 2).ShouldBe(0.49);
    }

    [Fact]
    public void A_class_without_labeled_rows_weighs_nothing_but_takes_precision_from_others()
    {
        F1.Weighted([0, 1], [0, 1], 5).ShouldBe(1);
        F1.Weighted([0, 4], [0, 0], 5).ShouldBe(2.0 / 3, 1e-15);
        F1.Weighted([0, 4], [0, 1], 5).ShouldBe(0.5); // Class 0 is right; 1 is never found.
        F1.Weighted([1, 0], [0, 1], 2).ShouldBe(0);
    }

    [Fact]
    public void Rows_without_a_label_do_not_count() =>
        F1.Weighted([0, 1, 1, 1, double.NaN], [0, 0, 1, double.NaN, double.NaN], 2).ShouldBe(F1.Weighted([0, 1, 1], [0, 0, 1], 2));

    [Property(Replay = "(3,3)")]
    public void It_is_the_mean_over_rows_of_the_harmonic_mean_of_precision_and_recall_of_the_row_s_class((byte Predicted, byte Label)[] rows)
    {
        var (predictions, labels) = Columns(rows);
        var expected = labels.Length == 0 ? double.NaN : labels.Average(label =>
        {
            var found = predictions.Zip(labels).Count(r => r.First == label && r.Second == label);
            if (found == 0) return 0;
            var precision = (double)found / predictions.Count(p => p == label);
            var recall = (double)found / labels.Count(l => l == label);
            return 2 / ((1 / precision) + (1 / recall));
        });
        F1.Weighted(predictions, labels, ClassCount).ShouldAgreeWith(expected);
    }

    [Property(Replay = "(4,3)")]
    public void Neither_the_order_of_rows_nor_the_names_of_classes_matter((byte Predicted, byte Label)[] rows)
    {
        var (predictions, labels) = Columns(rows);
        double[] names = [2, 0, 3, 1];
        var score = F1.Weighted(predictions, labels, ClassCount);
        F1.Weighted([.. Enumerable.Reverse(predictions)], [.. Enumerable.Reverse(labels)], ClassCount).ShouldBe(score);
        F1.Weighted([.. predictions.Select(p => names[(int)p])], [.. labels.Select(l => names[(int)l])], ClassCount).ShouldAgreeWith(score);
    }

    [Property(Replay = "(5,3)")]
    public void It_is_1_where_all_rows_are_right_0_where_none_is_and_else_between((byte Predicted, byte Label)[] rows)
    {
        if (rows.Length == 0) return;
        var (predictions, labels) = Columns(rows);
        var accuracy = Accuracy.Compute(predictions, labels);
        var score = F1.Weighted(predictions, labels, ClassCount);
        if (accuracy is 0 or 1) score.ShouldBe(accuracy);
        else score.ShouldBeInRange(double.Epsilon, Math.BitDecrement(1));
        F1.Weighted(labels, labels, ClassCount).ShouldBe(1);
        F1.Weighted([.. labels.Select(l => (l + 1) % ClassCount)], labels, ClassCount).ShouldBe(0);
    }

    private static (double[] Predictions, double[] Labels) Columns((byte Predicted, byte Label)[] rows) =>
        ([.. rows.Select(r => (double)(r.Predicted % ClassCount))], [.. rows.Select(r => (double)(r.Label % ClassCount))]);
}
