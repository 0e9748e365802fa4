namespace Qmtl.Metrics;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a positive scores above a negative, ties counting
/// one half (Mann and Whitney's U over the number of pairs; Hanley and McNeil, Radiology 143, 1982).
/// </summary>
public static class RocAuc
{
    /// <summary>From 0 to 1. NaN where the labels present are all of one class or all missing, or a labeled row's score is NaN.</summary>
    /// <param name="scores">Greater for rows that are more likely positive; any increasing function of the probability will do.</param>
    /// <param name="labels">0 or 1, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels)
    {
        var (values, present) = LabeledRows.Take(scores, labels);
        if (values.Any(double.IsNaN)) return double.NaN;
        var ranks = Ranks.Midranks(values);
        double positives = 0;
        double rankSum = 0;
        for (var row = 0; row < present.Length; row++)
        {
            if (present[row] == 0) continue;
            positives++;
            rankSum += ranks[row];
        }

        var negatives = present.Length - positives;
        if (positives == 0 || negatives == 0) return double.NaN;
        return (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
