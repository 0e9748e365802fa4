namespace Qmtl.Metrics;

/// <summary>The share of labeled rows that were predicted right.</summary>
public static class Accuracy
{
    /// <summary>From 0 to 1. NaN where no row has a label, or a labeled row has no prediction (NaN).</summary>
    public static double Compute(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Total == 0 || matrix.HasUndecided ? double.NaN : (double)matrix.Correct() / matrix.Total;
    }

    /// <inheritdoc cref="Compute(ConfusionMatrix)"/>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels)
    {
        var (decided, present) = LabeledRows.Take(predictions, labels);
        if (decided.Length == 0 || decided.Any(double.IsNaN)) return double.NaN;
        var correct = 0;
        for (var row = 0; row < decided.Length; row++) correct += decided[row] == present[row] ? 1 : 0;
        return (double)correct / decided.Length;
    }
}
