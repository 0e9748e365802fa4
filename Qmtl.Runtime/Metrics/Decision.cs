namespace Qmtl.Metrics;

/// <summary>Turns logits into the classes that a head decides for.</summary>
public static class Decision
{
    /// <summary>Class 1 where the logit is above 0 (a probability above one half), else class 0. NaN stays NaN.</summary>
    /// <param name="logits">Shape [rows].</param>
    public static double[] Binary(ReadOnlySpan<double> logits)
    {
        var decisions = new double[logits.Length];
        for (var row = 0; row < logits.Length; row++) decisions[row] = double.IsNaN(logits[row]) ? double.NaN : logits[row] > 0 ? 1 : 0;
        return decisions;
    }

    /// <summary>The index of the greatest logit of each row, the first of equals. NaN where a logit of the row is NaN.</summary>
    /// <param name="logits">Shape [rows, classes].</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">The logits are not a whole number of rows.</exception>
    public static double[] Categorical(ReadOnlySpan<double> logits, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (logits.Length % classes != 0)
            throw new ArgumentException($"{logits.Length} logits are not a whole number of rows of {classes}.", nameof(logits));
        var decisions = new double[logits.Length / classes];
        for (var row = 0; row < decisions.Length; row++) decisions[row] = Greatest(logits.Slice(row * classes, classes));
        return decisions;
    }

    private static double Greatest(ReadOnlySpan<double> logits)
    {
        var best = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (double.IsNaN(logits[i])) return double.NaN;
            if (logits[i] > logits[best]) best = i;
        }

        return best;
    }
}
