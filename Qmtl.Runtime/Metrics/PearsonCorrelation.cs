using System.Numerics.Tensors;

namespace Qmtl.Metrics;

/// <summary>Pearson's linear correlation of predictions and labels.</summary>
public static class PearsonCorrelation
{
    /// <summary>
    /// From -1 to 1. NaN where the predictions or the labels present are all equal, fewer than two labels are present, or a labeled
    /// row's prediction is not finite.
    /// </summary>
    /// <param name="predictions">The predicted values.</param>
    /// <param name="labels">The true values, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels)
    {
        var (values, present) = LabeledRows.Take(predictions, labels);
        return Correlate(values, present);
    }

    /// <summary>The correlation of two columns, which are overwritten.</summary>
    internal static double Correlate(double[] x, double[] y)
    {
        if (!Center(x) || !Center(y)) return double.NaN;
        var correlation = TensorPrimitives.Dot<double>(x, y) / TensorPrimitives.Norm<double>(x) / TensorPrimitives.Norm<double>(y);
        return Math.Clamp(correlation, -1, 1);
    }

    /// <summary>
    /// Subtracts the mean and scales to at most 1, so that no square overflows; false where the values do not vary. They are compared,
    /// since the variance of equal values need not be exactly 0 after rounding.
    /// </summary>
    private static bool Center(double[] values)
    {
        if (values.Length < 2 || !values.All(double.IsFinite)) return false;
        if (values.All(v => v == values[0])) return false;
        var mean = values.Average();
        for (var i = 0; i < values.Length; i++) values[i] -= mean;
        var scale = values.Max(Math.Abs);
        for (var i = 0; i < values.Length; i++) values[i] /= scale;
        return true;
    }
}
