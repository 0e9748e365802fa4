using System.Globalization;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>A scale with the values that are marked on it.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Marks">The values, ascending.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal factors.</param>
internal sealed record FigureAxis(double Low, double High, IReadOnlyList<double> Marks, bool IsLogarithmic)
{
    /// <summary>From one power to another, all values between.</summary>
    public static FigureAxis Logarithmic(double[] values, int powersOf)
    {
        var (first, last) = ((int)Math.Floor(Math.Log(values.Min(), powersOf) + 1e-9), (int)Math.Ceiling(Math.Log(values.Max(), powersOf) - 1e-9));
        last = Math.Max(last, first + 1);
        double[] marks = [.. Enumerable.Range(first, last - first + 1).Select(e => Math.Pow(powersOf, e))];
        return new FigureAxis(marks[0], marks[^1], marks, true);
    }

    /// <summary>From one multiple of 0.02 to another, all values between.</summary>
    public static FigureAxis Linear(double[] values)
    {
        const double step = 0.02;
        var (first, last) = ((int)Math.Floor(values.Min() / step), (int)Math.Ceiling(values.Max() / step));
        last = Math.Max(last, first + 1);
        double[] marks = [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)];
        return new FigureAxis(marks[0], marks[^1], marks, false);
    }

    /// <summary>From 0 to 1.</summary>
    public double Place(double value) => IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    /// <summary>How a mark is written.</summary>
    public string Text(double mark) => mark.ToString(IsLogarithmic ? "#,0" : "0.00", CultureInfo.InvariantCulture);
}
