using Qmtl.Models.Studies.Scaling;

namespace Qmtl.Models.Tests.Studies;

public sealed class PowerLawTests
{
    [Theory]
    [InlineData(1, 21)]
    [InlineData(2, 4)]
    [InlineData(-0.5, 3)]
    public void An_exact_power_law_is_found_without_doubt(double exponent, double factor)
    {
        double[] x = [2, 4, 8, 16, 32];

        var law = PowerLaw.Fit(x, [.. x.Select(v => factor * Math.Pow(v, exponent))]);

        law.Exponent.ShouldBe(exponent, 1e-12);
        law.Factor.ShouldBe(factor, 1e-10);
        (law.High - law.Low).ShouldBe(0, 1e-10);
    }

    [Fact]
    public void The_interval_is_that_of_a_linear_regression()
    {
        // log2 y = 0, 1, 3 at log2 x = 0, 1, 2: slope 3/2, residuals 1/6, -1/3, 1/6, so a standard error of sqrt(1/6 / 1 / 2), and t(0.975; 1) = 12.7062.
        var law = PowerLaw.Fit([1, 2, 4], [1, 2, 8]);

        law.Exponent.ShouldBe(1.5, 1e-12);
        (law.High - law.Exponent).ShouldBe(12.7062047 * Math.Sqrt(1.0 / 12), 1e-6);
        (law.Exponent - law.Low).ShouldBe(law.High - law.Exponent, 1e-12);
    }

    [Fact]
    public void Two_points_are_not_enough() => Should.Throw<ArgumentException>(() => PowerLaw.Fit([1, 2], [1, 2]));
}
