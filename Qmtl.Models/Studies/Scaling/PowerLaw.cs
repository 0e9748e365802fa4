using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>y = a · xᵇ, fitted by least squares to the logarithms.</summary>
/// <param name="Exponent">b.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Factor">a.</param>
/// <remarks>The interval is that of the slope of a linear regression, from Student's t distribution with n − 2 degrees of freedom.</remarks>
public readonly record struct PowerLaw(double Exponent, double Low, double High, double Factor)
{
    /// <summary>Fits points; all numbers above 0.</summary>
    /// <exception cref="ArgumentException">There are less than three points, or the numbers of coordinates differ.</exception>
    public static PowerLaw Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count || x.Count < 3) throw new ArgumentException("At least three points are needed, and as many x as y.", nameof(y));
        double[] logX = [.. x.Select(v => Math.Log(v))];
        double[] logY = [.. y.Select(v => Math.Log(v))];
        var (intercept, slope) = SimpleRegression.Fit(logX, logY);
        var mean = logX.Average();
        var spread = logX.Sum(v => (v - mean) * (v - mean));
        var residual = logX.Zip(logY, (a, b) => b - intercept - (slope * a)).Sum(r => r * r);
        var freedom = x.Count - 2;
        var margin = StudentT.InvCDF(0, 1, freedom, 0.975) * Math.Sqrt(residual / freedom / spread);
        return new PowerLaw(slope, slope - margin, slope + margin, Math.Exp(intercept));
    }
}
