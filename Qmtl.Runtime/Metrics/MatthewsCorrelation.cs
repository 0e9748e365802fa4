namespace Qmtl.Metrics;

/// <summary>
/// The Matthews correlation coefficient, from -1 to 1; for two classes it is the phi coefficient, for more the R_K statistic of
/// Gorodkin (Comput. Biol. Chem. 28, 2004, eq. 8).
/// </summary>
/// <remarks>
/// NaN where the labels present are all of one class or all missing, or a labeled row has no prediction. Where the labels vary and
/// the predictions do not, it is 0, its limit: such predictions say nothing.
/// </remarks>
public static class MatthewsCorrelation
{
    /// <summary>The coefficient of class indices.</summary>
    /// <param name="predictions">Class indices.</param>
    /// <param name="labels">Class indices, NaN where missing.</param>
    /// <param name="classes">How many classes there are; 2 for a binary head.</param>
    public static double Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels, int classes) =>
        Compute(ConfusionMatrix.Count(predictions, labels, classes));

    /// <inheritdoc cref="Compute(ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public static double Compute(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Total == 0 || matrix.HasUndecided) return double.NaN;
        double total = matrix.Total;
        double covariance = total * matrix.Correct();
        double labelVariance = total * total;
        double predictionVariance = total * total;
        for (var k = 0; k < matrix.Classes; k++)
        {
            double labeled = matrix.Labeled(k);
            double predicted = matrix.Predicted(k);
            covariance -= labeled * predicted;
            labelVariance -= labeled * labeled;
            predictionVariance -= predicted * predicted;
        }

        if (labelVariance == 0) return double.NaN;
        return predictionVariance == 0 ? 0 : covariance / Math.Sqrt(labelVariance) / Math.Sqrt(predictionVariance);
    }
}
