using Qmtl.Shots;

namespace Qmtl.Runtime.Tests.Shots;

public sealed class OutcomeCountsTests
{
    [Fact]
    public void Expectations_of_all_products_become_probabilities()
    {
        double[] probabilities = [0.1, 0.05, 0.2, 0.15, 0, 0.3, 0.12, 0.08];
        double[] numbers = [.. Enumerable.Range(0, 8).Select(subset => Enumerable.Range(0, 8).Sum(x => Sign(x & subset) * probabilities[x]))];
        OutcomeCounts.Transform(numbers);
        for (var x = 0; x < 8; x++) (numbers[x] / 8).ShouldBe(probabilities[x], 1e-15);
    }

    /// <summary>Counts of N shots have the means N pₓ, the variances N pₓ (1 − pₓ) and the covariances −N pₓ p_y.</summary>
    [Fact]
    public void Counts_have_the_moments_of_a_multinomial_distribution()
    {
        const int Shots = 50, Repetitions = 40_000;
        double[] probabilities = [0.4, 0.05, 0.25, 0.3];
        var (sums, products) = (new double[4], new double[4, 4]);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] tree = [0, 0, 0, 0, .. probabilities];
            var random = new CounterRandom(5, (uint)repetition, 0, 0);
            OutcomeCounts.Draw(ref random, tree, Shots);
            tree[4..].Sum().ShouldBe(Shots);
            for (var x = 0; x < 4; x++)
            {
                sums[x] += tree[4 + x];
                for (var y = 0; y < 4; y++) products[x, y] += (tree[4 + x] - (Shots * probabilities[x])) * (tree[4 + y] - (Shots * probabilities[y]));
            }
        }

        for (var x = 0; x < 4; x++)
        {
            var variance = Shots * probabilities[x] * (1 - probabilities[x]);
            (sums[x] / Repetitions).ShouldBe(Shots * probabilities[x], 4 * Math.Sqrt(variance / Repetitions));
            for (var y = 0; y < 4; y++)
            {
                var other = Shots * probabilities[y] * (1 - probabilities[y]);
                var expected = x == y ? variance : -Shots * probabilities[x] * probabilities[y];
                (products[x, y] / Repetitions).ShouldBe(expected, 4 * Math.Sqrt(((variance * other) + (2 * expected * expected)) / Repetitions));
            }
        }
    }

    [Fact]
    public void Rounding_below_zero_gives_no_outcomes_and_expectations_that_are_not_finite_no_numbers()
    {
        double[] tree = [0, 0, 0, 0, 0.5, -1e-9, 0.5, 0];
        var random = new CounterRandom(5, 0, 0, 0);
        OutcomeCounts.Draw(ref random, tree, 1000);
        (tree[5], tree[7]).ShouldBe((0, 0));
        OutcomeCounts.Mean(tree.AsSpan(4), 0b01, 1000).ShouldBe(1);

        tree = [0, 0, 0, 0, double.NaN, 0.5, 0.5, 0];
        OutcomeCounts.Draw(ref random, tree, 1000);
        OutcomeCounts.Mean(tree.AsSpan(4), 0b01, 1000).ShouldBe(double.NaN);
    }

    private static int Sign(int bits) => int.IsEvenInteger(int.PopCount(bits)) ? 1 : -1;
}
