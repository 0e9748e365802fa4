using FsCheck.Xunit;
using Qmtl.Metrics;

namespace Qmtl.Runtime.Tests.Metrics;

public sealed class ClassificationMetricTests
{
    private const double Missing = double.NaN;

    // Two classes: TP 3, FN 1, FP 2, TN 4.
    private static readonly double[] Answers = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
    private static readonly double[] Truth = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];

    // Three classes, rows of the confusion matrix by label: [2 1 0], [0 1 1], [1 0 3].
    private static readonly double[] Guesses = [0, 0, 1, 1, 2, 0, 2, 2, 2];
    private static readonly double[] Classes = [0, 0, 0, 1, 1, 2, 2, 2, 2];

    [Fact]
    public void Two_classes_agree_with_the_hand_calculation()
    {
        Accuracy.Compute(Answers, Truth).ShouldBe(0.7); // (3 + 4) / 10
        F1.Binary(Answers, Truth).ShouldBe(6.0 / 9, 1e-15); // 2·3 / (2·3 + 2 + 1)
        // (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)) = (12 − 2) / √(5·4·6·5)
        MatthewsCorrelation.Compute(Answers, Truth, 2).ShouldBe(10 / Math.Sqrt(600), 1e-15);
    }

    [Fact]
    public void Three_classes_agree_with_the_hand_calculation()
    {
        Accuracy.Compute(Guesses, Classes).ShouldBe(6.0 / 9, 1e-15);
        F1.Micro(Guesses, Classes, 3).ShouldBe(6.0 / 9, 1e-15);
        // Per class 2·TP / (labeled + predicted): 4/(3+3), 2/(2+2), 6/(4+4).
        F1.Macro(Guesses, Classes, 3).ShouldBe(((4.0 / 6) + (2.0 / 4) + (6.0 / 8)) / 3, 1e-15);
        // c·s − Σ p·t = 6·9 − (3·3 + 2·2 + 4·4) = 25; s² − Σ p² = s² − Σ t² = 81 − 29 = 52.
        MatthewsCorrelation.Compute(Guesses, Classes, 3).ShouldBe(25.0 / 52, 1e-15);
    }

    [Fact]
    public void Rows_without_a_label_do_not_count()
    {
        double[] answers = [.. Answers, 1, 0, double.NaN];
        double[] truth = [.. Truth, Missing, Missing, Missing];
        Accuracy.Compute(answers, truth).ShouldBe(Accuracy.Compute(Answers, Truth));
        F1.Binary(answers, truth).ShouldBe(F1.Binary(Answers, Truth));
        MatthewsCorrelation.Compute(answers, truth, 2).ShouldBe(MatthewsCorrelation.Compute(Answers, Truth, 2));
    }

    [Property(Replay = "(1,3)")]
    public void The_Matthews_correlation_is_Pearsons_of_the_indicators((bool Predicted, bool Label)[] rows)
    {
        var predictions = rows.Select(r => r.Predicted ? 1.0 : 0).ToArray();
        var labels = rows.Select(r => r.Label ? 1.0 : 0).ToArray();
        var expected = rows.Length == 0 || labels.Distinct().Count() < 2 ? double.NaN
            : predictions.Distinct().Count() < 2 ? 0
            : MathNet.Numerics.Statistics.Correlation.Pearson(predictions, labels);
        MatthewsCorrelation.Compute(predictions, labels, 2).ShouldAgreeWith(expected);
    }

    [Property(Replay = "(2,3)")]
    public void Renaming_the_classes_changes_nothing((byte Predicted, byte Label)[] rows)
    {
        var predictions = rows.Select(r => (double)(r.Predicted % 4)).ToArray();
        var labels = rows.Select(r => (double)(r.Label % 4)).ToArray();
        double[] names = [2, 0, 3, 1];
        var renamedPredictions = predictions.Select(p => names[(int)p]).ToArray();
        var renamedLabels = labels.Select(l => names[(int)l]).ToArray();
        F1.Macro(renamedPredictions, renamedLabels, 4).ShouldAgreeWith(F1.Macro(predictions, labels, 4));
        F1.Micro(renamedPredictions, renamedLabels, 4).ShouldBe(Accuracy.Compute(predictions, labels));
        MatthewsCorrelation.Compute(renamedPredictions, renamedLabels, 4).ShouldAgreeWith(MatthewsCorrelation.Compute(predictions, labels, 4));
    }

    [Fact]
    public void F1_is_0_where_nothing_is_found_and_leaves_out_classes_that_do_not_occur()
    {
        F1.Binary([0, 0], [0, 0]).ShouldBe(0);
        F1.Binary([0, 0], [1, 0]).ShouldBe(0);
        F1.Binary([1, 1], [0, 0]).ShouldBe(0);
        F1.Macro([0, 1], [0, 1], 5).ShouldBe(1);
        F1.Macro([0, 4], [0, 1], 5).ShouldBe(1.0 / 3, 1e-15); // Class 0 is right, 1 is never found, 4 is never there.
    }

    [Fact]
    public void The_Matthews_correlation_of_constant_predictions_is_0_and_of_constant_labels_undefined()
    {
        MatthewsCorrelation.Compute([1, 1, 1], [0, 1, 1], 2).ShouldBe(0);
        MatthewsCorrelation.Compute([0, 1, 1], [1, 1, 1], 2).ShouldBe(double.NaN);
        MatthewsCorrelation.Compute([2, 2], [2, 2], 3).ShouldBe(double.NaN);
    }

    [Fact]
    public void Without_labels_or_decisions_nothing_is_defined()
    {
        double[][] predictions = [[], [1, 0], [double.NaN, 0]];
        double[][] labels = [[], [Missing, Missing], [1, 0]];
        for (var i = 0; i < labels.Length; i++)
        {
            Accuracy.Compute(predictions[i], labels[i]).ShouldBe(double.NaN);
            F1.Binary(predictions[i], labels[i]).ShouldBe(double.NaN);
            F1.Macro(predictions[i], labels[i], 2).ShouldBe(double.NaN);
            F1.Micro(predictions[i], labels[i], 2).ShouldBe(double.NaN);
            F1.Weighted(predictions[i], labels[i], 2).ShouldBe(double.NaN);
            MatthewsCorrelation.Compute(predictions[i], labels[i], 2).ShouldBe(double.NaN);
        }
    }

    [Fact]
    public void Numbers_that_are_no_class_are_refused()
    {
        Should.Throw<ArgumentException>(() => ConfusionMatrix.Count([0], [2], 2)).Message.ShouldContain("2 is not the index of one of 2 classes");
        Should.Throw<ArgumentException>(() => ConfusionMatrix.Count([0.5], [1], 2)).Message.ShouldContain("0.5 is not the index");
        Should.Throw<ArgumentException>(() => ConfusionMatrix.Count([0, 1], [1], 2));
    }

    [Fact]
    public void Decisions_are_the_sign_or_the_first_greatest_logit()
    {
        Decision.Binary([0.1, 0, -0.1, double.NaN]).ShouldBe([1, 0, 0, double.NaN]);
        Decision.Categorical([1, 3, 3, double.NegativeInfinity, -1, -2, 0, double.NaN, 1], 3).ShouldBe([1, 1, double.NaN]);
        Should.Throw<ArgumentException>(() => Decision.Categorical([1, 2, 3], 2));
    }
}
