using System.Globalization;

namespace Qmtl.Metrics;

/// <summary>How often each class was predicted for rows of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] counts;

    private ConfusionMatrix(int classes)
    {
        Classes = classes;
        counts = new long[classes * classes];
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many rows have a label.</summary>
    public long Total { get; private set; }

    /// <summary>
    /// Whether a labeled row has no prediction (NaN), as after a training that diverged. Metrics of such predictions are NaN.
    /// </summary>
    public bool HasUndecided { get; private set; }

    /// <summary>How many rows of class <paramref name="label"/> were predicted to be of class <paramref name="prediction"/>.</summary>
    public long this[int label, int prediction] => counts[(label * Classes) + prediction];

    /// <summary>Counts the rows that have a label.</summary>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not one of the classes.</exception>
    public static ConfusionMatrix Count(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (predictions.Length != labels.Length)
            throw new ArgumentException($"There are {predictions.Length} predictions, but {labels.Length} labels.", nameof(labels));
        var matrix = new ConfusionMatrix(classes);
        for (var row = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(labels[row])) continue;
            matrix.Total++;
            var label = matrix.Index(labels[row], nameof(labels));
            if (double.IsNaN(predictions[row])) matrix.HasUndecided = true;
            else matrix.counts[(label * classes) + matrix.Index(predictions[row], nameof(predictions))]++;
        }

        return matrix;
    }

    /// <summary>How many labeled rows are of the class.</summary>
    public long Labeled(int label)
    {
        long sum = 0;
        for (var prediction = 0; prediction < Classes; prediction++) sum += this[label, prediction];
        return sum;
    }

    /// <summary>How many labeled rows were predicted to be of the class.</summary>
    public long Predicted(int prediction)
    {
        long sum = 0;
        for (var label = 0; label < Classes; label++) sum += this[label, prediction];
        return sum;
    }

    /// <summary>How many labeled rows were predicted right.</summary>
    public long Correct()
    {
        long sum = 0;
        for (var label = 0; label < Classes; label++) sum += this[label, label];
        return sum;
    }

    private int Index(double value, string name)
    {
        if (value >= 0 && value < Classes && value == Math.Floor(value)) return (int)value;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{value} is not the index of one of {Classes} classes."), name);
    }
}
