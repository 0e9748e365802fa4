namespace Qmtl.Mitigation;

/// <summary>Which curve <see cref="ZeroNoiseExtrapolation"/> follows to noise of strength 0.</summary>
public enum ExtrapolationMethod
{
    /// <summary>The straight line of least squares.</summary>
    Linear,

    /// <summary>The polynomial through all points.</summary>
    Richardson,

    /// <summary>a · bˢ, a decay to 0: the line of least squares through the logarithms.</summary>
    Exponential,
}
