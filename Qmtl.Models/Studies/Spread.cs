using System.Globalization;

namespace Qmtl.Models.Studies;

/// <summary>Mean and standard deviation of a number over seeds.</summary>
/// <param name="Mean">The mean; NaN where there are no numbers.</param>
/// <param name="Deviation">The standard deviation of the sample (divided by n − 1); NaN for a single number.</param>
public readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Takes mean and standard deviation of some numbers.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static Spread Of(IReadOnlyCollection<double> numbers)
    {
        var mean = numbers.Average();
        return new Spread(mean, Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Count - 1)));
    }

    /// <summary>The mean, and ± the standard deviation where there is one.</summary>
    public string Format(string format)
    {
        if (double.IsNaN(Mean)) return "undefined";
        var mean = Mean.ToString(format, CultureInfo.InvariantCulture);
        return double.IsNaN(Deviation) ? mean : $"{mean} ± {Deviation.ToString(format, CultureInfo.InvariantCulture)}";
    }
}
