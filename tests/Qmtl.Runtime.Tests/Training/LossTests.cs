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
        var loss = LogisticLoss.Evaluate(logit, label, out var derivative);
        loss.ShouldBe(-Math.Log(label ? probability : 1 - probability), 1e-14);
        derivative.ShouldBe(probability - (label ? 1 : 0), 1e-15);
        LogisticLoss.Evaluate((float)logit, label, out var single).ShouldBe((float)loss, 1e-6f);
        single.ShouldBe((float)derivative, 1e-6f);
    }

    [Theory]
    [InlineData(1e4, true, 0.0)]
    [InlineData(-1e4, true, 1e4)]
    [InlineData(1e4, false, 1e4)]
    [InlineData(-1e4, false, 0.0)]
    public void Logistic_loss_is_finite_at_extreme_logits(double logit, bool label, double expected)
    {
        LogisticLoss.Evaluate(logit, label, out var derivative).ShouldBe(expected, 1e-12);
        derivative.ShouldBe(expected == 0 ? 0 : label ? -1 : 1);
        LogisticLoss.Evaluate((float)logit, label, out var single).ShouldBe((float)expected);
        float.IsFinite(single).ShouldBeTrue();
    }

    [Fact]
    public void Logistic_loss_of_sure_answers_keeps_its_relative_precision()
    {
        // softplus(-50) is exp(-50) up to a relative error of exp(-50) / 2.
        var loss = LogisticLoss.Evaluate(50.0, true, out var derivative);
        (loss / Math.Exp(-50)).ShouldBe(1, 1e-14);
        (derivative / Math.Exp(-50)).ShouldBe(-1, 1e-14);
    }

    [Fact]
    public void Cross_entropy_of_equal_logits_is_the_log_of_the_number_of_classes()
    {
        var derivatives = new double[4];
        CrossEntropyLoss.Evaluate([2.0, 2.0, 2.0, 2.0], 1, 4, 1, derivatives).ShouldBe(Math.Log(4), 1e-15);
        derivatives.ShouldBe([0.25, -0.75, 0.25, 0.25], 1e-15);
    }

    [Fact]
    public void Cross_entropy_of_two_classes_is_the_logistic_loss_of_the_difference()
    {
        var derivatives = new double[2];
        var loss = CrossEntropyLoss.Evaluate([0.7, -1.1], 0, 2, 1, derivatives);
        loss.ShouldBe(LogisticLoss.Evaluate(1.8, true, out var derivative), 1e-15);
        derivatives.ShouldBe([derivative, -derivative], 1e-15);
    }

    [Fact]
    public void Cross_entropy_reads_and_writes_one_lane()
    {
        double[] logits = [1, 99, 2, 99, 3, 99];
        double[] derivatives = [7, 7, 7, 7, 7, 7];
        var sum = Math.Exp(1) + Math.Exp(2) + Math.Exp(3);
        CrossEntropyLoss.Evaluate(logits, 2, 3, 2, derivatives).ShouldBe(-Math.Log(Math.Exp(3) / sum), 1e-14);
        derivatives.ShouldBe([Math.Exp(1) / sum, 7, Math.Exp(2) / sum, 7, (Math.Exp(3) / sum) - 1, 7], 1e-15);
    }

    [Fact]
    public void Cross_entropy_is_finite_at_extreme_logits()
    {
        var derivatives = new float[3];
        CrossEntropyLoss.Evaluate([1e4f, -1e4f, 0f], 1, 3, 1, derivatives).ShouldBe(2e4f);
        derivatives.ShouldBe([1f, -1f, 0f]);
        CrossEntropyLoss.Evaluate([1e4f, -1e4f, 0f], 0, 3, 1, derivatives).ShouldBe(0f);
        derivatives.ShouldBe([0f, 0f, 0f]);
    }

    [Fact]
    public void Squared_error_is_the_square_of_the_difference()
    {
        SquaredErrorLoss.Evaluate(3.0, 1.5, out var derivative).ShouldBe(2.25);
        derivative.ShouldBe(3.0);
    }
}
