using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Tests.Studies;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Equal_differences_leave_no_doubt()
    {
        var difference = PairedDifference.Of([0.75, 0.5, 1.0], [0.5, 0.25, 0.75]);

        difference.ShouldBe(new PairedDifference(0.25, 0.25, 0.25, 3, 3));
    }

    [Fact]
    public void The_interval_of_two_differences_reaches_from_one_to_the_other()
    {
        // Of two pairs, a quarter of the resamples take one of them twice.
        var difference = PairedDifference.Of([1, 1], [0, 2]);

        difference.ShouldBe(new PairedDifference(0, -1, 1, 1, 2));
    }

    [Fact]
    public void One_pair_has_no_interval()
    {
        var difference = PairedDifference.Of([1, double.NaN], [0.5, 2]);

        difference.ShouldBe(new PairedDifference(0.5, double.NaN, double.NaN, 1, 1));
        difference.FormatMean().ShouldBe("+0.5000");
        difference.FormatInterval().ShouldBe("none");
    }

    [Fact]
    public void The_interval_covers_the_true_difference_about_as_often_as_it_says()
    {
        const int trials = 200;
        const int pairs = 30;
        var random = new SeededRandom(7);
        var covered = 0;
        for (var i = 0; i < trials; i++)
        {
            var first = Enumerable.Range(0, pairs).Select(_ => 0.3 + random.NextNormal()).ToArray();
            var difference = PairedDifference.Of(first, new double[pairs]);
            covered += difference.Low <= 0.3 && 0.3 <= difference.High ? 1 : 0;
        }

        covered.ShouldBeInRange((int)(0.88 * trials), (int)(0.99 * trials));
    }

    [Fact]
    public void Pairs_without_a_number_are_left_out()
    {
        PairedDifference.Of([1, double.NaN, 3], [0, 0, 2]).ShouldBe(new PairedDifference(1, 1, 1, 2, 2));
        Should.Throw<ArgumentException>(() => PairedDifference.Of([double.NaN], [1]));
        Should.Throw<ArgumentException>(() => PairedDifference.Of([1, 2], [1]));
    }
}
