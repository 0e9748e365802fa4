namespace Qmtl.Metrics;

/// <summary>The root of the mean squared difference of predictions and labels.</summary>
public static class RootMeanSquaredError
{
    /// <summary>In the unit of the labels, 0 or more. NaN where no row has a label, or a labeled row's prediction is NaN.</summary>
    /// <param name="predictions">The predicted values.</param>
    /// <param name="labels">The true values, NaN where missing.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels)
    {
        var (values, present) = LabeledRows.Take(predictions, labels);
        var sum = 0.0;
        for (var row = 0; row < values.Length; row++)
        {
            var difference = values[row] - present[row];
            sum += difference * difference;
        }

        return Math.Sqrt(sum / values.Length); // 0 / 0 is the NaN of no labels
    }
}
