namespace Qmtl.Metrics;

/// <summary>
/// The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN).
/// </summary>
/// <remarks>
/// Conventions are scikit-learn's with <c>zero_division=0</c>: a class that is neither predicted nor present scores 0 where it is
/// asked for, and is left out of the macro mean. NaN where no row has a label, or a labeled row has no prediction.
/// </remarks>
public static class F1
{
    /// <summary>The score of class 1 of two, from 0 to 1.</summary>
    /// <param name="predictions">0 or 1.</param>
    /// <param name="labels">0 or 1, NaN where missing.</param>
    public static double Binary(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels) => Binary(ConfusionMatrix.Count(predictions, labels, 2));

    /// <inheritdoc cref="Binary(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static double Binary(ConfusionMatrix matrix) => IsUndefined(matrix) ? double.NaN : OfClass(matrix, 1);

    /// <summary>The mean of the scores of all classes that are predicted or present, each weighing the same.</summary>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <param name="classes">How many classes there are.</param>
    public static double Macro(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int classes) =>
        Macro(ConfusionMatrix.Count(predictions, labels, classes));

    /// <inheritdoc cref="Macro(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public static double Macro(ConfusionMatrix matrix)
    {
        if (IsUndefined(matrix)) return double.NaN;
        var sum = 0.0;
        var count = 0;
        for (var k = 0; k < matrix.Classes; k++)
        {
            if (matrix.Labeled(k) + matrix.Predicted(k) == 0) continue;
            sum += OfClass(matrix, k);
            count++;
        }

        return sum / count;
    }

    /// <summary>
    /// The mean of the scores of all classes, each weighing as much as its share of the labeled rows: scikit-learn's
    /// <c>average='weighted'</c>. A class without labeled rows weighs nothing.
    /// </summary>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <param name="classes">How many classes there are.</param>
    public static double Weighted(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int classes) =>
        Weighted(ConfusionMatrix.Count(predictions, labels, classes));

    /// <inheritdoc cref="Weighted(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public static double Weighted(ConfusionMatrix matrix)
    {
        if (IsUndefined(matrix)) return double.NaN;
        var sum = 0.0;
        for (var k = 0; k < matrix.Classes; k++) sum += matrix.Labeled(k) * OfClass(matrix, k);
        return sum / matrix.Total;
    }

    /// <summary>
    /// The score of all decisions pooled. Where every row has exactly one class, each wrong decision is one false positive and one
    /// false negative, so this is the accuracy.
    /// </summary>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <param name="classes">How many classes there are.</param>
    public static double Micro(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int classes) =>
        Micro(ConfusionMatrix.Count(predictions, labels, classes));

    /// <inheritdoc cref="Micro(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public static double Micro(ConfusionMatrix matrix) => Accuracy.Compute(matrix);

    private static bool IsUndefined(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Total == 0 || matrix.HasUndecided;
    }

    private static double OfClass(ConfusionMatrix matrix, int k)
    {
        var denominator = matrix.Labeled(k) + matrix.Predicted(k); // TP + FN and TP + FP
        return denominator == 0 ? 0 : 2.0 * matrix[k, k] / denominator;
    }
}
