namespace Qmtl.Mitigation;

/// <summary>
/// Estimates what an expectation would be without noise from what it is at several strengths of the noise, of which the smallest is that of the device (Temme,
/// Bravyi and Gambetta, arXiv:1612.02058; Li and Benjamin, arXiv:1611.09301). Noise is made stronger by folding: each gate G becomes G·G†·G, and so on
/// (Giurgica-Tiron et al., arXiv:2005.10921, section II).
/// </summary>
public static class ZeroNoiseExtrapolation
{
    /// <summary>The value of the curve at strength 0.</summary>
    /// <param name="method">Which curve. An exponential takes the line instead where expectations have different signs or one is 0, as no decay passes through them.</param>
    /// <param name="scales">How strong the noise was, in multiples of that of the device: at least two numbers above 0, all different.</param>
    /// <param name="expectations">The expectation at each strength.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the scales are not such numbers.</exception>
    public static double Extrapolate(ExtrapolationMethod method, ReadOnlySpan<double> scales, ReadOnlySpan<double> expectations)
    {
        Require(scales, expectations);
        return method switch
        {
            ExtrapolationMethod.Linear => Line(scales, expectations),
            ExtrapolationMethod.Richardson => Polynomial(scales, expectations),
            ExtrapolationMethod.Exponential => Decay(scales, expectations),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such curve."),
        };
    }

    private static void Require(ReadOnlySpan<double> scales, ReadOnlySpan<double> expectations)
    {
        if (scales.Length != expectations.Length)
            throw new ArgumentException($"There are {scales.Length} scales and {expectations.Length} expectations: give one for each.", nameof(expectations));
        if (scales.Length < 2) throw new ArgumentException("A curve needs two points at least: give two scales or more.", nameof(scales));
        for (var i = 0; i < scales.Length; i++)
        {
            if (!(scales[i] > 0 && double.IsFinite(scales[i])) || scales[..i].Contains(scales[i]))
                throw new ArgumentException("Scales are numbers above 0, all different.", nameof(scales));
        }
    }

    private static double Line(ReadOnlySpan<double> scales, ReadOnlySpan<double> expectations)
    {
        var (count, meanScale, mean) = (scales.Length, 0.0, 0.0);
        for (var i = 0; i < count; i++) (meanScale, mean) = (meanScale + (scales[i] / count), mean + (expectations[i] / count));
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var distance = scales[i] - meanScale;
            (products, squares) = (products + (distance * (expectations[i] - mean)), squares + (distance * distance));
        }

        return mean - (meanScale * products / squares);
    }

    /// <summary>Lagrange's form at 0.</summary>
    private static double Polynomial(ReadOnlySpan<double> scales, ReadOnlySpan<double> expectations)
    {
        var sum = 0.0;
        for (var i = 0; i < scales.Length; i++)
        {
            var weight = 1.0;
            for (var j = 0; j < scales.Length; j++)
            {
                if (j != i) weight *= scales[j] / (scales[j] - scales[i]);
            }

            sum += weight * expectations[i];
        }

        return sum;
    }

    private static double Decay(ReadOnlySpan<double> scales, ReadOnlySpan<double> expectations)
    {
        var sign = Math.Sign(expectations[0]);
        Span<double> logarithms = scales.Length <= 64 ? stackalloc double[scales.Length] : new double[scales.Length];
        for (var i = 0; i < scales.Length; i++)
        {
            if (sign == 0 || Math.Sign(expectations[i]) != sign) return Line(scales, expectations);
            logarithms[i] = Math.Log(Math.Abs(expectations[i]));
        }

        return sign * Math.Exp(Line(scales, logarithms));
    }
}
