namespace Qmtl.Metrics;

/// <summary>
/// The average precision Σ (R_n − R_{n−1}) P_n over the distinct scores as thresholds, greatest first: a step-wise area under the
/// precision-recall curve without interpolation, as in scikit-learn. Rows of equal score pass a threshold together.
/// </summary>
public static class AveragePrecision
{
    /// <summary>
    /// From 0 to 1; 1 where every label present is positive. NaN where none is, or a labeled row's score is NaN.
    /// </summary>
    /// <param name="scores">Greater for rows that are more likely positive.</param>
    /// <param name="labels">0 or 1, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> scores, ReadOnlySpan<double> labels)
    {
        var (values, present) = LabeledRows.Take(scores, labels);
        if (values.Any(double.IsNaN)) return double.NaN;
        Array.Sort(values, present);
        double positives = 0;
        double weightedPrecision = 0;
        for (int last = values.Length - 1, next; last >= 0; last = next)
        {
            next = last;
            double found = 0;
            while (next >= 0 && values[next] == values[last]) found += present[next--];
            positives += found;
            weightedPrecision += found * positives / (values.Length - 1 - next);
        }

        return positives == 0 ? double.NaN : weightedPrecision / positives;
    }
}
