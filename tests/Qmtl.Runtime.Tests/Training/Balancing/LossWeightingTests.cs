using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>Methods that weigh losses, on cases computed by hand.</summary>
public sealed class LossWeightingTests
{
    [Fact]
    public void Equal_weights_are_one()
    {
        var state = Tasks.Start(new EqualWeighting(), 3);
        for (var step = 0; step < 3; step++)
        {
            state.BeginStep();
            state.Weights.ShouldBe([1, 1, 1]);
            state.EndStep(Tasks.Losses(1, 5, 9), 0.1);
        }
    }

    [Fact]
    public void Fixed_weights_are_those_of_the_options()
    {
        var options = new TrainingOptions { HeadWeights = new Dictionary<string, double> { ["far"] = 0.25, ["odd"] = 3 } };
        var state = new FixedWeighting().Start(ForkModel.Schema, options);
        state.BeginStep();
        state.Weights.ShouldBe([1, 0.25, 3]);
    }

    [Fact]
    public void Uncertainty_weights_follow_the_gradient_of_the_likelihood()
    {
        // Minimized: exp(-s) · 2 + s/2 for the binary head, and exp(-s)/2 · 3 + s/2 for the regression; both from s = 0, in steps of 0.1.
        var schema = Tasks.Schema([HeadKind.Binary, HeadKind.Regression]);
        var state = new UncertaintyWeighting().Start(schema, new TrainingOptions { Optimizer = new Sgd(0.1) });
        state.BeginStep();
        state.Weights.ShouldBe([1, 0.5]);
        state.EndStep(Tasks.Losses(2, 3), 0.1);
        double[] expected = [0.1 * (2 - 0.5), 0.1 * (1.5 - 0.5)];
        state.Memory("log_variances").ToArray().ShouldBe(expected, 1e-15);
        state.BeginStep();
        state.Weights.ShouldBe([Math.Exp(-expected[0]), 0.5 * Math.Exp(-expected[1])], 1e-15);
    }

    [Fact]
    public void Uncertainty_weights_settle_where_every_weighted_loss_is_a_half()
    {
        var state = Tasks.Start(new UncertaintyWeighting(), 3);
        for (var step = 0; step < 2000; step++)
        {
            state.BeginStep();
            state.EndStep(Tasks.Losses(0.01, double.NaN, 7), 0.1);
        }

        state.BeginStep();
        state.Weights.ShouldBe([50, 1, 0.5 / 7], 1e-9); // No label, no change.
    }

    [Fact]
    public void Dynamic_weights_are_a_softmax_of_how_losses_fell()
    {
        var state = Tasks.Start(new DynamicWeightAverage(Temperature: 2), 2);
        state.BeginStep();
        state.Weights.ShouldBe([1, 1], 1e-15);
        state.EndEpoch(Tasks.Losses(4, 10));
        state.BeginStep();
        state.Weights.ShouldBe([1, 1], 1e-15);
        state.EndEpoch(Tasks.Losses(1, 9));

        // The ratios are 1/4 and 9/10.
        state.BeginStep();
        var (first, second) = (Math.Exp(0.25 / 2), Math.Exp(0.9 / 2));
        state.Weights.ShouldBe([2 * first / (first + second), 2 * second / (first + second)], 1e-15);

        state.EndEpoch(Tasks.Losses(double.NaN, 9));
        state.BeginStep();
        state.Weights.ShouldBe([1, 1], 1e-15); // 1 where there are no labels, and 9/9.
    }

    [Fact]
    public void Random_weights_are_the_softmax_of_the_seeds_normal_numbers()
    {
        var state = Tasks.Start(new RandomLossWeighting(), 3, seed: 5);
        var random = SeededRandom.ForPurpose(5, "balancing");
        var drawn = new List<double[]>();
        for (var step = 0; step < 4; step++)
        {
            double[] exponentials = [Math.Exp(random.NextNormal()), Math.Exp(random.NextNormal()), Math.Exp(random.NextNormal())];
            state.BeginStep();
            state.Weights.ShouldBe(exponentials.Select(e => e / exponentials.Sum()), 1e-14);
            drawn.Add([.. state.Weights]);
        }

        drawn.Select(w => w[0]).Distinct().Count().ShouldBe(4);
        var other = Tasks.Start(new RandomLossWeighting(), 3, seed: 6);
        other.BeginStep();
        other.Weights[0].ShouldNotBe(drawn[0][0]);
    }

    [Fact]
    public void GradNorm_moves_weights_towards_equal_rates()
    {
        // Lengths 3 and 1, weights 1 and 1: the mean is 2. In the first step both losses are their first ones, so 3 is above its target and 1 below.
        var state = Tasks.Start(new GradNorm(Alpha: 1), 2);
        state.Weigh([3, 0], [0, 1]).ShouldBe([1, 1], 1e-15);
        state.EndStep(Tasks.Losses(4, 8), 0.1);

        // |3 w₁ - 2| + |w₂ - 2| has the derivatives 3 and -1; through 2 · softmax, 3 - (3 - 1)/2 and -1 - (3 - 1)/2.
        state.Memory("logits").ToArray().ShouldBe([-0.1 * 2, 0.1 * 2], 1e-14);
        state.Memory("first_losses").ToArray().ShouldBe([4, 8]);

        // Now the losses are 1/2 and 3/2 of the first, so the targets are 1/2 and 3/2 of the mean length.
        var weights = state.Weigh([3, 0], [0, 1]);
        var (a, b) = (Math.Exp(-0.2), Math.Exp(0.2));
        weights.ShouldBe([2 * a / (a + b), 2 * b / (a + b)], 1e-14);
        state.EndStep(Tasks.Losses(2, 12), 0.1);
        var (up, down) = (3 * weights[0], -weights[1]);
        var sum = up + down;
        state.Memory("logits").ToArray().ShouldBe([-0.2 - (0.1 * (up - (weights[0] / 2 * sum))), 0.2 - (0.1 * (down - (weights[1] / 2 * sum)))], 1e-14);
    }

    [Fact]
    public void GradNorm_ends_with_equal_lengths_where_losses_fall_alike()
    {
        var state = Tasks.Start(new GradNorm(), 3, new Adam(0.01));
        for (var step = 0; step < 3000; step++)
        {
            state.Weigh([4, 0], [0, 1], [1, 1]);
            state.EndStep(Tasks.Losses(1, 1, 1), 0.1 / (1 + step));
        }

        state.BeginStep();
        (4 * state.Weights[0]).ShouldBe(state.Weights[1], 0.01);
        (Math.Sqrt(2) * state.Weights[2]).ShouldBe(state.Weights[1], 0.01);
        state.Weights.Sum().ShouldBe(3, 1e-12);
    }
}
