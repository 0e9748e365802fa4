using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class EarlyStoppingTests
{
    [Fact]
    public void Training_ends_after_so_many_epochs_without_improvement()
    {
        Stops(new EarlyStopping(2), 5, 4, 4.5, 3, 3.5, 3.2).ShouldBe(5);
        Stops(new EarlyStopping(2), 5, 4, 4, 4).ShouldBe(3);
        Stops(new EarlyStopping(3), 5, 4, 4, 3.9).ShouldBeNull();
    }

    [Fact]
    public void Only_more_than_the_minimal_difference_is_an_improvement()
    {
        Stops(new EarlyStopping(2, MinDelta: 0.5), 5, 4.6, 4.5).ShouldBe(2);
        Stops(new EarlyStopping(2, MinDelta: 0.5), 5, 4.6, 4.4, 4).ShouldBeNull();
    }

    [Fact]
    public void An_undefined_loss_is_no_improvement() => Stops(new EarlyStopping(2), double.NaN, double.NaN).ShouldBe(1);

    [Fact]
    public void The_parameters_of_the_best_epoch_are_kept()
    {
        var state = new EarlyStoppingState<double>(new EarlyStopping(5), 1);
        double[] losses = [3, 1, 2];
        for (var e = 0; e < losses.Length; e++) state.Observe(new EpochResult(e, 0, losses[e], [], 0, 0), [10.0 + e]);
        state.BestEpoch.ShouldBe(1);
        state.BestParameters.ShouldBe([11.0]);
    }

    [Fact]
    public void A_metric_of_which_more_is_better_is_watched_upwards()
    {
        var state = new EarlyStoppingState<double>(new EarlyStopping(5, Metric: "auc"), 1);
        double[] aucs = [0.7, 0.9, 0.8];
        for (var e = 0; e < aucs.Length; e++)
            state.Observe(new EpochResult(e, 0, 0, [new("a", [new("auc", aucs[e])]), new("b", [new("auc", double.NaN)])], 0, 0), [0.0]);
        state.BestEpoch.ShouldBe(1);
    }

    /// <summary>The epoch after which training ends; null if it does not.</summary>
    private static int? Stops(EarlyStopping rule, params double[] losses)
    {
        var state = new EarlyStoppingState<double>(rule, 1);
        for (var e = 0; e < losses.Length; e++)
        {
            state.Observe(new EpochResult(e, 0, losses[e], [], 0, 0), [0.0]);
            if (state.ShouldStop) return e;
        }

        return null;
    }
}
