using System.Globalization;

namespace Qmtl.Data;

/// <summary>
/// Shifts and scales every input to mean 0 and standard deviation 1 of the data it was fitted to. Fit it to the training part only:
/// numbers of the test part must not flow into what is tested. Immutable.
/// </summary>
public sealed class Standardizer
{
    private readonly double[] means;
    private readonly double[] standardDeviations;

    /// <summary>Restores a fitted one from its numbers.</summary>
    /// <param name="means">One per input; finite.</param>
    /// <param name="standardDeviations">One per input; finite, and 0 for an input that was constant.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a number is out of range.</exception>
    public Standardizer(ReadOnlySpan<double> means, ReadOnlySpan<double> standardDeviations)
    {
        if (means.Length != standardDeviations.Length)
            throw new ArgumentException($"There are {means.Length} means, but {standardDeviations.Length} standard deviations.", nameof(standardDeviations));
        foreach (var mean in means)
        {
            if (!double.IsFinite(mean)) throw new ArgumentException($"A mean is {Text(mean)}, but must be finite.", nameof(means));
        }

        foreach (var deviation in standardDeviations)
        {
            if (!(deviation >= 0 && double.IsFinite(deviation)))
                throw new ArgumentException($"A standard deviation is {Text(deviation)}, but must be finite and not negative.", nameof(standardDeviations));
        }

        this.means = means.ToArray();
        this.standardDeviations = standardDeviations.ToArray();
    }

    /// <summary>The mean of each input.</summary>
    public ReadOnlySpan<double> Means => means;

    /// <summary>The standard deviation of each input (of the population: divided by the number of rows), 0 where it was constant.</summary>
    public ReadOnlySpan<double> StandardDeviations => standardDeviations;

    /// <summary>Takes means and standard deviations from the training part.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static Standardizer Fit(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Rows == 0) throw new ArgumentException("A standardizer cannot be fitted to no rows.", nameof(training));
        var means = new double[training.InputWidth];
        var deviations = new double[training.InputWidth];
        for (var i = 0; i < means.Length; i++) (means[i], deviations[i]) = Moments(training, i);
        return new Standardizer(means, deviations);
    }

    /// <summary>The same rows, standardized. Inputs that were constant in training become 0.</summary>
    /// <exception cref="ArgumentException">The rows have another number of inputs than the training rows.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var inputs = new double[data.Rows * data.InputWidth];
        for (var row = 0; row < data.Rows; row++)
        {
            var target = inputs.AsSpan(row * data.InputWidth, data.InputWidth);
            data.Inputs(row).CopyTo(target);
            Apply(target);
        }

        return data.WithInputs(inputs);
    }

    /// <summary>Standardizes one row of inputs in place.</summary>
    /// <exception cref="ArgumentException">The row has another number of inputs than the training rows.</exception>
    public void Apply(Span<double> row)
    {
        if (row.Length != means.Length)
            throw new ArgumentException($"The standardizer was fitted to rows of {means.Length} inputs, but this row has {row.Length}.", nameof(row));
        for (var i = 0; i < row.Length; i++) row[i] = standardDeviations[i] == 0 ? 0 : (row[i] - means[i]) / standardDeviations[i];
    }

    private static (double Mean, double Deviation) Moments(Dataset data, int input)
    {
        var first = data.Inputs(0)[input];
        var sum = 0.0;
        var constant = true;
        for (var row = 0; row < data.Rows; row++)
        {
            var value = data.Inputs(row)[input];
            sum += value;
            constant &= value == first; // Compared, since after rounding the deviation of equal values need not be exactly 0.
        }

        if (constant) return (first, 0);
        var mean = sum / data.Rows;
        var squares = 0.0;
        for (var row = 0; row < data.Rows; row++)
        {
            var difference = data.Inputs(row)[input] - mean;
            squares += difference * difference;
        }

        return (mean, Math.Sqrt(squares / data.Rows));
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
