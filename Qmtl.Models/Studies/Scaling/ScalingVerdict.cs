using System.Globalization;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>What the numbers say about the two claims: that head parameters grow linearly, and that accuracy is kept.</summary>
public static class ScalingVerdict
{
    /// <summary>By how much an AUC may be lower and still count as kept.</summary>
    public const double Margin = 0.01;

    /// <summary>An exponent up to this counts as linear.</summary>
    public const double LargestLinearExponent = 1.05;

    /// <summary>The verdict on both, a sentence for each line.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return [Growth(points), .. Enumerable.Range(1, points[0].Summaries.Count - 1).Select(family => Accuracy(points, family))];
    }

    /// <summary>How the parameters of the heads of a family grow.</summary>
    public static PowerLaw FitHeads(IReadOnlyList<ScalingPoint> points, int family)
    {
        ArgumentNullException.ThrowIfNull(points);
        return PowerLaw.Fit([.. points.Select(p => (double)p.Tasks)], [.. points.Select(p => (double)p.HeadParameters(family))]);
    }

    private static string Growth(IReadOnlyList<ScalingPoint> points)
    {
        if (points.Count < 3) return "Linear parameters: three numbers of tasks are needed to fit an exponent.";
        var (qmtl, sharing) = (FitHeads(points, 0), FitHeads(points, 1));
        var verdict = qmtl.High <= LargestLinearExponent ? "holds" : "does not hold";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Linear parameters: the claim {verdict}. The heads grow as T^{qmtl.Exponent:0.00} (95 % interval {qmtl.Low:0.00} to {qmtl.High:0.00}), those of {Title(points, 1)} as T^{sharing.Exponent:0.00} ({sharing.Low:0.00} to {sharing.High:0.00}).");
    }

    private static string Accuracy(IReadOnlyList<ScalingPoint> points, int family)
    {
        var differences = points.Select(p => (p.Tasks, Difference: PairedDifference.Of(p.Summaries[0].Overall, p.Summaries[family].Overall))).ToArray();
        var kept = differences.Where(d => d.Difference.Low >= -Margin).Select(d => d.Tasks).ToArray();
        var lost = differences.Where(d => d.Difference.High < -Margin).Select(d => d.Tasks).ToArray();
        var open = differences.Select(d => d.Tasks).Except(kept).Except(lost).ToArray();
        var verdict = lost.Length > 0 ? "the claim does not hold" : open.Length > 0 ? "the numbers do not decide" : "the claim holds";
        var least = differences.MinBy(d => d.Difference.Mean);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Accuracy kept, against {Title(points, family)}, within {Margin} of AUC: {verdict}. Kept at T = {List(kept)}; lost at {List(lost)}; undecided at {List(open)}. The least difference is {least.Difference.FormatMean()} at T = {least.Tasks} (95 % interval {least.Difference.FormatInterval()}).");
    }

    private static string Title(IReadOnlyList<ScalingPoint> points, int family) => points[0].Summaries[family].Contender.Title;

    private static string List(int[] sizes) => sizes.Length == 0 ? "none" : string.Join(", ", sizes.Select(s => s.ToString(CultureInfo.InvariantCulture)));
}
