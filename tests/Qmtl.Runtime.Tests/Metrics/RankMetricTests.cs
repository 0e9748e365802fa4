using FsCheck.Xunit;
using Qmtl.Metrics;

namespace Qmtl.Runtime.Tests.Metrics;

public sealed class RankMetricTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Auc_is_the_share_of_pairs_in_the_right_order()
    {
        // Positives .35, .8; negatives .1, .4. Pairs: .35>.1 yes, .35>.4 no, .8>.1 yes, .8>.4 yes: 3 of 4.
        RocAuc.Compute([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).ShouldBe(0.75);
        // Positive .5, negatives .5 and .2: a tie and a win, 1.5 of 2.
        RocAuc.Compute([0.5, 0.5, 0.2], [1, 0, 0]).ShouldBe(0.75);
    }

    [Fact]
    public void Average_precision_steps_through_the_distinct_scores()
    {
        // By score: .8 positive (precision 1, recall 1/2), .4 negative, .35 positive (precision 2/3, recall 1), .1 negative.
        AveragePrecision.Compute([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).ShouldBe((0.5 * 1) + (0.5 * 2 / 3), 1e-15);
        // All tied: one threshold, precision 1/4.
        AveragePrecision.Compute([3, 3, 3, 3], [0, 1, 0, 0]).ShouldBe(0.25);
        // .9 negative, then .5 positive and negative together (precision 1/3).
        AveragePrecision.Compute([0.5, 0.9, 0.5], [1, 0, 0]).ShouldBe(1.0 / 3, 1e-15);
    }

    [Property(Replay = "(1,3)")]
    public void Auc_agrees_with_counting_all_pairs((byte Score, byte Kind)[] rows)
    {
        var (scores, labels) = Columns(rows);
        double wins = 0;
        double pairs = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < labels.Length; j++)
            {
                if (labels[i] != 1 || labels[j] != 0) continue;
                pairs++;
                wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            }
        }

        RocAuc.Compute(scores, labels).ShouldAgreeWith(pairs == 0 ? double.NaN : wins / pairs);
    }

    [Property(Replay = "(2,3)")]
    public void Average_precision_agrees_with_precision_and_recall_at_every_threshold((byte Score, byte Kind)[] rows)
    {
        var (scores, labels) = Columns(rows);
        var present = Enumerable.Range(0, labels.Length).Where(i => !double.IsNaN(labels[i])).ToArray();
        double positives = present.Count(i => labels[i] == 1);
        var sum = 0.0;
        var lastRecall = 0.0;
        foreach (var threshold in present.Select(i => scores[i]).Distinct().OrderDescending())
        {
            double predicted = present.Count(i => scores[i] >= threshold);
            double found = present.Count(i => scores[i] >= threshold && labels[i] == 1);
            sum += ((found / positives) - lastRecall) * (found / predicted);
            lastRecall = found / positives;
        }

        AveragePrecision.Compute(scores, labels).ShouldAgreeWith(positives == 0 ? double.NaN : sum);
    }

    [Property(Replay = "(3,3)")]
    public void Increasing_functions_of_the_scores_change_nothing((byte Score, byte Kind)[] rows)
    {
        var (scores, labels) = Columns(rows);
        var other = scores.Select(s => Math.Exp(s) - 7).ToArray();
        RocAuc.Compute(other, labels).ShouldBe(RocAuc.Compute(scores, labels));
        AveragePrecision.Compute(other, labels).ShouldBe(AveragePrecision.Compute(scores, labels));
        SpearmanCorrelation.Compute(other, labels).ShouldBe(SpearmanCorrelation.Compute(scores, labels));
    }

    [Property(Replay = "(4,3)")]
    public void Negated_scores_mirror_the_auc((byte Score, byte Kind)[] rows)
    {
        var (scores, labels) = Columns(rows);
        RocAuc.Compute(scores.Select(s => -s).ToArray(), labels).ShouldAgreeWith(1 - RocAuc.Compute(scores, labels));
    }

    [Fact]
    public void Rows_without_a_label_do_not_count()
    {
        RocAuc.Compute([0.1, 9, 0.4, 0.35, double.NaN, 0.8], [0, Missing, 0, 1, Missing, 1]).ShouldBe(0.75);
        AveragePrecision.Compute([9, 0.5, 0.4], [Missing, 1, 0]).ShouldBe(1);
    }

    [Fact]
    public void Without_two_classes_the_auc_is_undefined()
    {
        RocAuc.Compute([1, 2], [1, 1]).ShouldBe(double.NaN);
        RocAuc.Compute([1, 2], [0, 0]).ShouldBe(double.NaN);
        RocAuc.Compute([1, 2], [Missing, Missing]).ShouldBe(double.NaN);
        RocAuc.Compute([], []).ShouldBe(double.NaN);
    }

    [Fact]
    public void Without_positives_the_average_precision_is_undefined_and_without_negatives_1()
    {
        AveragePrecision.Compute([1, 2], [0, 0]).ShouldBe(double.NaN);
        AveragePrecision.Compute([1, 2], [Missing, Missing]).ShouldBe(double.NaN);
        AveragePrecision.Compute([], []).ShouldBe(double.NaN);
        AveragePrecision.Compute([1, 2], [1, 1]).ShouldBe(1);
    }

    [Fact]
    public void Scores_of_a_diverged_model_give_no_metric()
    {
        RocAuc.Compute([1, double.NaN], [0, 1]).ShouldBe(double.NaN);
        AveragePrecision.Compute([1, double.NaN], [0, 1]).ShouldBe(double.NaN);
        RocAuc.Compute([double.NegativeInfinity, double.PositiveInfinity], [0, 1]).ShouldBe(1);
    }

    [Fact]
    public void Different_lengths_are_refused() => Should.Throw<ArgumentException>(() => RocAuc.Compute([1, 2], [1]));

    /// <summary>Few distinct scores, so that ties are common; labels 0, 1 and missing.</summary>
    private static (double[] Scores, double[] Labels) Columns((byte Score, byte Kind)[] rows) =>
        (rows.Select(r => (r.Score % 8) / 4.0).ToArray(), rows.Select(r => (r.Kind % 5) switch { 0 or 1 => 0, 2 or 3 => 1, _ => Missing }).ToArray());
}
