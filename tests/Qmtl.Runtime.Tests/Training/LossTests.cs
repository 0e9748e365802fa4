using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class LossTests
{
    [Theory]
    [InlineData(0.0, true)]
    [InlineData(1.5, true)]
    [InlineData(-2.25, true)]
    [InlineData(3.0, false)]
    [InlineData(-0.5, false)]
    public void Logistic_loss_is_minus_the_log_of_the_sigmoid(double logit, bool label)
    {
        var probability = 1 / (1 + Math.Exp(-logit));
        var (loss, derivative) = Logistic(logit, label);
        loss.ShouldBe(-Math.Log(label ? probability : 1 - probability), 1e-14);
        derivative.ShouldBe(probability - (label ? 1 : 0), 1e-15);
        var single = Logistic((float)logit, label);
        single.Loss.ShouldBe((float)loss, 1e-6f);
        single.Derivative.ShouldBe((float)derivative, 1e-6f);
    }

    [Theory]
    [InlineData(1e4, true, 0.0)]
    [InlineData(-1e4, true, 1e4)]
    [InlineData(1e4, false, 1e4)]
    [InlineData(-1e4, false, 0.0)]
    public void Logistic_loss_is_finite_at_extreme_logits(double logit, bool label, double expected)
    {
        var (loss, derivative) = Logistic(logit, label);
        loss.ShouldBe(expected, 1e-12);
        derivative.ShouldBe(expected == 0 ? 0 : label ? -1 : 1);
        Logistic((float)logit, label).Loss.ShouldBe((float)expected);
    }

    [Fact]
    public void Logistic_loss_of_sure_answers_keeps_its_relative_precision()
    {
        // softplus(-50) is exp(-50) up to a relative error of exp(-50) / 2.
        var (loss, derivative) = Logistic(50.0, true);
        (loss / Math.Exp(-50)).ShouldBe(1, 1e-14);
        (derivative / Math.Exp(-50)).ShouldBe(-1, 1e-14);
    }

    [Fact]
    public void Logistic_loss_has_full_precision_at_all_logits()
    {
        for (var z = -30.0; z <= 30; z += 0.0625)
        {
            var expected = Math.Max(-z, 0) + LogOnePlus(Math.Exp(-Math.Abs(z)));
            (Logistic(z, true).Loss / expected).ShouldBe(1, 2e-15);
            (Logistic((float)z, true).Loss / expected).ShouldBe(1, 4e-7);
        }

        // Goldberg, ACM Computing Surveys 23 (1991), theorem 4.
        static double LogOnePlus(double x) => 1 + x == 1 ? x : x * Math.Log(1 + x) / (1 + x - 1);
    }

    [Fact]
    public void Every_lane_has_its_own_logit_and_label()
    {
        var logits = Vector512.Create(0.5, -0.5, 2, -2, 0.25, 7, -7, 0);
        var labels = Vector512.Create(1.0, 1, 0, 0, 1, 0, 1, 0);
        var losses = LogisticLoss.Evaluate(logits, labels, out var derivatives);
        for (var lane = 0; lane < 8; lane++) (losses[lane], derivatives[lane]).ShouldBe(Logistic(logits[lane], labels[lane] == 1));
    }

    [Fact]
    public void Cross_entropy_of_equal_logits_is_the_log_of_the_number_of_classes()
    {
        var (loss, derivatives) = CrossEntropy([2.0, 2.0, 2.0, 2.0], 1);
        loss.ShouldBe(Math.Log(4), 1e-15);
        derivatives.ShouldBe([0.25, -0.75, 0.25, 0.25], 1e-15);
    }

    [Fact]
    public void Cross_entropy_of_two_classes_is_the_logistic_loss_of_the_difference()
    {
        var (loss, derivatives) = CrossEntropy([0.7, -1.1], 0);
        var logistic = Logistic(1.8, true);
        loss.ShouldBe(logistic.Loss, 1e-15);
        derivatives.ShouldBe([logistic.Derivative, -logistic.Derivative], 1e-15);
    }

    [Fact]
    public void Cross_entropy_of_each_lane_is_that_of_its_own_label()
    {
        Vector512<double>[] logits = [.. new[] { 1.0, 2, 3 }.Select(Vector512.Create)];
        var derivatives = new Vector512<double>[3];
        var losses = CrossEntropyLoss.Evaluate(logits, Vector512.Create(0.0, 1, 2, 0, 1, 2, 0, 1), derivatives);
        var sum = Math.Exp(1) + Math.Exp(2) + Math.Exp(3);
        for (var lane = 0; lane < 8; lane++)
        {
            losses[lane].ShouldBe(-Math.Log(Math.Exp(1 + (lane % 3)) / sum), 1e-14);
            for (var c = 0; c < 3; c++) derivatives[c][lane].ShouldBe((Math.Exp(1 + c) / sum) - (c == lane % 3 ? 1 : 0), 1e-15);
        }
    }

    [Fact]
    public void Cross_entropy_is_finite_at_extreme_logits()
    {
        var (loss, derivatives) = CrossEntropy([1e4f, -1e4f, 0f], 1);
        loss.ShouldBe(2e4f);
        derivatives.ShouldBe([1f, -1f, 0f]);
        (loss, derivatives) = CrossEntropy([1e4f, -1e4f, 0f], 0);
        loss.ShouldBe(0f, 2e-7f);
        derivatives.ShouldBe([0f, 0f, 0f]);
    }

    [Fact]
    public void Squared_error_is_the_square_of_the_difference()
    {
        SquaredErrorLoss.Evaluate(Vector512.Create(3.0), Vector512.Create(1.5), out var derivatives).ShouldBe(Vector512.Create(2.25));
        derivatives.ShouldBe(Vector512.Create(3.0));
    }

    private static (T Loss, T Derivative) Logistic<T>(T logit, bool label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var losses = LogisticLoss.Evaluate(Vector512.Create(logit), Vector512.Create(label ? T.One : T.Zero), out var derivatives);
        return (losses[0], derivatives[0]);
    }

    private static (T Loss, T[] Derivatives) CrossEntropy<T>(T[] logits, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var derivatives = new Vector512<T>[logits.Length];
        var losses = CrossEntropyLoss.Evaluate([.. logits.Select(Vector512.Create)], Vector512.Create(T.CreateChecked(label)), derivatives);
        return (losses[0], [.. derivatives.Select(d => d[0])]);
    }
}
