using Qmtl.Mitigation;

namespace Qmtl.Runtime.Tests.Mitigation;

/// <summary>Curves through expectations at several strengths of noise.</summary>
public sealed class ZeroNoiseExtrapolationTests
{
    private static readonly double[] Scales = [1, 3, 5];

    [Fact]
    public void Each_method_is_exact_on_its_own_curve()
    {
        Extrapolate(ExtrapolationMethod.Linear, s => 0.8 - (0.05 * s)).ShouldBe(0.8, 1e-14);
        Extrapolate(ExtrapolationMethod.Richardson, s => 0.8 - (0.1 * s) + (0.007 * s * s)).ShouldBe(0.8, 1e-14);
        Extrapolate(ExtrapolationMethod.Exponential, s => -0.8 * Math.Pow(0.9, s)).ShouldBe(-0.8, 1e-14);
    }

    [Fact]
    public void A_line_is_that_of_least_squares()
    {
        // Of 0.9, 0.7 and 0.6 at 1, 3 and 5: mean 0.7333, slope −0.075.
        ZeroNoiseExtrapolation.Extrapolate(ExtrapolationMethod.Linear, Scales, [0.9, 0.7, 0.6]).ShouldBe(0.95833333333333337, 1e-14);
        ZeroNoiseExtrapolation.Extrapolate(ExtrapolationMethod.Richardson, [1, 3], [0.9, 0.7]).ShouldBe(1.0, 1e-14);
    }

    [Theory]
    [InlineData(0.1, -0.05, 0.02)]
    [InlineData(0.1, 0.0, 0.02)]
    public void Where_no_decay_passes_through_the_points_the_line_is_taken(double first, double second, double third)
    {
        double[] points = [first, second, third];
        ZeroNoiseExtrapolation.Extrapolate(ExtrapolationMethod.Exponential, Scales, points)
            .ShouldBe(ZeroNoiseExtrapolation.Extrapolate(ExtrapolationMethod.Linear, Scales, points));
    }

    [Fact]
    public void Scales_that_make_no_curve_are_refused()
    {
        foreach (var scales in new double[][] { [1], [1, 1], [0, 1], [1, double.NaN], [1, 3, 5, 7] })
            Should.Throw<ArgumentException>(() => ZeroNoiseExtrapolation.Extrapolate(ExtrapolationMethod.Linear, scales, new double[scales.Length == 4 ? 3 : scales.Length]));
    }

    private static double Extrapolate(ExtrapolationMethod method, Func<double, double> curve) =>
        ZeroNoiseExtrapolation.Extrapolate(method, Scales, [.. Scales.Select(curve)]);
}
