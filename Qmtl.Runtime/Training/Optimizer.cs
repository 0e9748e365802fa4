using System.Globalization;

namespace Qmtl.Training;

/// <summary>How parameters follow their gradient: <see cref="Adam"/>, <see cref="AdamW"/> or <see cref="Sgd"/>.</summary>
/// <remarks>
/// A parameter that a step brings to a magnitude below 2⁻⁶³, in double precision 2⁻⁵¹¹, becomes 0: the product of two such numbers would be subnormal, which makes circuits slow.
/// </remarks>
/// <param name="LearningRate">The learning rate before any <see cref="LearningRateSchedule"/>; above 0.</param>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>The optimizer with all its numbers, in a form that does not change with the culture: for checkpoints and reports.</summary>
    public abstract string Describe();

    internal abstract void Validate();

    private protected void ValidateLearningRate() => Require(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0");

    private protected static void Require(bool holds, string name, double value, string range)
    {
        if (holds) return;
        throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"The optimizer's {name} must be {range}, not {value}."));
    }
}
