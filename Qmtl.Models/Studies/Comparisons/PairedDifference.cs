using System.Globalization;
using MathNet.Numerics.Statistics;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>How far one series of numbers lies above another that was measured under the same conditions, pair by pair.</summary>
/// <param name="Mean">The mean difference.</param>
/// <param name="Low">The lower end of its 95 % interval; NaN for a single pair.</param>
/// <param name="High">The upper end; NaN for a single pair.</param>
/// <param name="Wins">In how many pairs the first was greater.</param>
/// <param name="Count">How many pairs there are.</param>
/// <remarks>
/// The interval is a percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993): pairs are drawn with replacement, and the mean
/// difference taken, <see cref="Resamples"/> times. With few pairs it is narrower than it should be.
/// </remarks>
public readonly record struct PairedDifference(double Mean, double Low, double High, int Wins, int Count)
{
    /// <summary>How often pairs are drawn.</summary>
    public const int Resamples = 10_000;

    private const ulong Seed = 0;

    /// <summary>Compares two series; pairs of which one is NaN are left out.</summary>
    /// <exception cref="ArgumentException">The series have different lengths, or no pair is left.</exception>
    public static PairedDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count) throw new ArgumentException($"{first.Count} numbers cannot be paired with {second.Count}.", nameof(second));
        var differences = first.Zip(second, (a, b) => a - b).Where(d => !double.IsNaN(d)).ToArray();
        if (differences.Length == 0) throw new ArgumentException("There is no pair of numbers.", nameof(first));

        var (mean, wins) = (differences.Average(), differences.Count(d => d > 0));
        if (differences.Length == 1) return new PairedDifference(mean, double.NaN, double.NaN, wins, 1);

        var random = SeededRandom.ForPurpose(Seed, "bootstrap");
        var means = new double[Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            for (var j = 0; j < differences.Length; j++) means[i] += differences[random.Next(differences.Length)];
            means[i] /= differences.Length;
        }

        Array.Sort(means);
        return new PairedDifference(mean, Quantile(0.025), Quantile(0.975), wins, differences.Length);

        double Quantile(double share) => SortedArrayStatistics.QuantileCustom(means, share, QuantileDefinition.R7);
    }

    /// <summary>The mean, with its sign.</summary>
    public string FormatMean() => Signed(Mean);

    /// <summary>The interval, where there is one.</summary>
    public string FormatInterval() => Count == 1 ? "none" : $"{Signed(Low)} to {Signed(High)}";

    private static string Signed(double difference) => difference.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture);
}
