using Qmtl.Shots;

namespace Qmtl.Runtime.Tests.Shots;

public sealed class BinomialTests
{
    /// <summary>Numbers of trials and probabilities on both sides of a mean of 10, where the method changes, and of a probability of 1/2.</summary>
    public static TheoryData<int, double> Cases => new()
    {
        { 1, 0.3 },
        { 12, 0.5 },
        { 40, 0.02 },
        { 30, 0.9 },
        { 99, 0.1 },
        { 101, 0.1 },
        { 50, 0.5 },
        { 1000, 0.3 },
        { 1000, 0.995 },
        { 4096, 0.7 },
        { 10_000_000, 4e-7 },
        { 10_000_000, 3e-6 },
        { 100_000, 0.5 },
    };

    /// <summary>The test of Pearson: with expected counts of at least 20 in a bin, the statistic is nearly that of χ².</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_follow_the_exact_distribution(int trials, double probability)
    {
        const int Draws = 200_000;
        var counts = new Dictionary<int, int>();
        var random = new CounterRandom(11, (uint)trials, (uint)(probability * 1e6), 0);
        for (var i = 0; i < Draws; i++)
        {
            var k = Binomial.Next(ref random, trials, probability);
            k.ShouldBeInRange(0, trials);
            counts[k] = counts.GetValueOrDefault(k) + 1;
        }

        var (statistic, bins, expected, found, rest) = (0.0, 0, 0.0, 0, 1.0);
        var (low, high) = ((int)Math.Max(0, (trials * probability) - Width()), (int)Math.Min(trials, (trials * probability) + Width()));
        for (var k = low; k <= high; k++)
        {
            var mass = Mass(trials, probability, k);
            rest -= mass;
            expected += mass * Draws;
            found += counts.GetValueOrDefault(k);
            if (expected < 20) continue;
            statistic += (found - expected) * (found - expected) / expected;
            (bins, expected, found) = (bins + 1, 0, 0);
        }

        rest.ShouldBeLessThan(1e-6);
        var freedom = Math.Max(1, bins - 1);
        statistic.ShouldBeLessThan(freedom + (4 * Math.Sqrt(2 * freedom)) + 8);

        double Width() => 20 + (8 * Math.Sqrt(trials * probability * (1 - probability)));
    }

    [Fact]
    public void What_is_certain_needs_no_chance()
    {
        var random = new CounterRandom(1, 0, 0, 0);
        Binomial.Next(ref random, 0, 0.5).ShouldBe(0);
        Binomial.Next(ref random, 9, 0).ShouldBe(0);
        Binomial.Next(ref random, 9, 1).ShouldBe(9);
        random.ShouldBe(new CounterRandom(1, 0, 0, 0));
    }

    private static double Mass(int n, double p, int k) =>
        Math.Exp(LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k) + (k * Math.Log(p)) + ((n - k) * double.LogP1(-p)));

    /// <summary>The series of Stirling, from 10 upward exact to 1e-14.</summary>
    private static double LogFactorial(int n)
    {
        if (n < 10) return Enumerable.Range(1, n).Sum(i => Math.Log(i));
        var x = n + 1.0;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)))
            - (1 / (1680 * Math.Pow(x, 7)));
    }
}
