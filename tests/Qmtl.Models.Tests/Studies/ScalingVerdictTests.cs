using Qmtl.Models.Studies.Scaling;

namespace Qmtl.Models.Tests.Studies;

public sealed class ScalingVerdictTests
{
    [Fact]
    public void Heads_of_constant_size_are_linear_and_heads_on_all_shared_numbers_are_not()
    {
        ScalingPoint[] points = [.. new[] { 2, 8, 32, 256 }.Select(t => ScalingPoints.Of(t, [0.9], [0.9], [0.9], [0.9]))];

        ScalingVerdict.FitHeads(points, 0).Exponent.ShouldBe(1, 1e-12);
        ScalingVerdict.FitHeads(points, 1).Exponent.ShouldBeInRange(1.95, 2);
        ScalingVerdict.Of(points).First().ShouldStartWith("Linear parameters: the claim holds. The heads grow as T^1.00 (95 % interval 1.00 to 1.00), those of hard sharing as T^1.9");
    }

    [Fact]
    public void The_claim_does_not_hold_where_the_first_family_grows_like_hard_sharing()
    {
        ScalingPoint[] points = [.. new[] { 2, 8, 32 }.Select(t => ScalingPoints.Of(t, [0.9], [0.9], [0.9], [0.9]))];
        ScalingPoint[] exchanged = [.. points.Select(p => p with { Summaries = [p.Summaries[1], p.Summaries[0]] })];

        ScalingVerdict.Of(exchanged).First().ShouldStartWith("Linear parameters: the claim does not hold. The heads grow as T^1.9");
    }

    [Fact]
    public void Two_sizes_decide_nothing_about_growth() =>
        ScalingVerdict.Of([ScalingPoints.Of(2, [0.9], [0.9], [0.9], [0.9]), ScalingPoints.Of(4, [0.9], [0.9], [0.9], [0.9])])
            .First().ShouldBe("Linear parameters: three numbers of tasks are needed to fit an exponent.");

    [Theory]
    [InlineData(new[] { 0.90, 0.91, 0.92 }, "the claim holds. Kept at T = 2; lost at none; undecided at none. The least difference is +0.0000")]
    [InlineData(new[] { 0.88, 0.89, 0.90 }, "the claim does not hold. Kept at T = none; lost at 2; undecided at none. The least difference is -0.0200")]
    [InlineData(new[] { 0.86, 0.91, 0.93 }, "the numbers do not decide. Kept at T = none; lost at none; undecided at 2. The least difference is -0.0100")]
    public void Accuracy_is_kept_where_the_whole_interval_is_above_the_margin_and_lost_where_it_is_below(double[] qmtl, string verdict) =>
        ScalingVerdict.Of([ScalingPoints.Of(2, qmtl, [0.90, 0.91, 0.92], [0.5, 0.5, 0.5], [0.5, 0.5, 0.5])])
            .ElementAt(1).ShouldStartWith($"Accuracy kept, against hard sharing, within 0.01 of AUC: {verdict}");

    [Fact]
    public void One_seed_decides_nothing() => ScalingVerdict.Of([ScalingPoints.Of(2, [0.8], [0.9], [0.9], [0.9])]).ElementAt(1).ShouldBe(
        "Accuracy kept, against hard sharing, within 0.01 of AUC: the numbers do not decide. Kept at T = none; lost at none; undecided at 2. The least difference is -0.1000 at T = 2 (95 % interval none).");

    [Fact]
    public void A_loss_at_one_size_is_a_loss()
    {
        var kept = ScalingPoints.Of(2, [0.9, 0.91], [0.9, 0.91], [0.9, 0.9], [0.9, 0.9]);
        var lost = ScalingPoints.Of(4, [0.8, 0.81], [0.9, 0.91], [0.9, 0.9], [0.9, 0.9]);

        ScalingVerdict.Of([kept, lost]).ElementAt(1).ShouldContain("the claim does not hold. Kept at T = 2; lost at 4; undecided at none. The least difference is -0.1000 at T = 4");
    }
}
