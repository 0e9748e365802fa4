using System.Globalization;

namespace Qmtl.Cli.Inference;

/// <summary>How exact expectations are that are means over trajectories.</summary>
/// <param name="Mean">The mean of their standard errors, over rows and expectations.</param>
/// <param name="Largest">The largest.</param>
internal sealed record StandardErrors(double Mean, double Largest)
{
    /// <summary>For people to read.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Expectations are means over trajectories: their standard error is {Mean:G3} on average, and {Largest:G3} at most.");

    /// <param name="errors">Of every value of every row; 0 where there is none.</param>
    public static StandardErrors Of(double[] errors)
    {
        double[] measured = [.. errors.Where(e => e > 0)];
        return measured.Length == 0 ? new StandardErrors(0, 0) : new StandardErrors(measured.Average(), measured.Max());
    }
}
