namespace Qmtl.Metrics;

/// <summary>The rows whose label is present: what every metric is computed on.</summary>
internal static class LabeledRows
{
    /// <summary>Copies the values and labels of rows with a label.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double[] Values, double[] Labels) Take(ReadOnlySpan<double> values, ReadOnlySpan<double> labels)
    {
        if (values.Length != labels.Length)
            throw new ArgumentException($"There are {values.Length} predictions, but {labels.Length} labels.", nameof(labels));
        var count = 0;
        foreach (var label in labels) count += double.IsNaN(label) ? 0 : 1;
        var keptValues = new double[count];
        var keptLabels = new double[count];
        for (int row = 0, kept = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(labels[row])) continue;
            keptValues[kept] = values[row];
            keptLabels[kept++] = labels[row];
        }

        return (keptValues, keptLabels);
    }
}
