namespace Qmtl.Metrics;

/// <summary>Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of theirs.</summary>
public static class SpearmanCorrelation
{
    /// <summary>
    /// From -1 to 1. NaN where the predictions or the labels present are all equal, fewer than two labels are present, or a labeled
    /// row's prediction is NaN.
    /// </summary>
    /// <param name="predictions">The predicted values.</param>
    /// <param name="labels">The true values, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels)
    {
        var (values, present) = LabeledRows.Take(predictions, labels);
        return values.Any(double.IsNaN) ? double.NaN : PearsonCorrelation.Correlate(Ranks.Midranks(values), Ranks.Midranks(present));
    }
}
