using System.Globalization;
using System.Numerics;

namespace Qmtl.Training;

/// <summary>How parameters follow their gradient: <see cref="Adam"/>, <see cref="AdamW"/> or <see cref="Sgd"/>.</summary>
/// <param name="LearningRate">The learning rate before any <see cref="LearningRateSchedule"/>; above 0.</param>
public abstract record Optimizer(double LearningRate)
{
    /// <summary>The optimiser with all its numbers, in a form that does not change with the culture: for checkpoints and reports.</summary>
    public abstract string Describe();

    internal abstract void Validate();

    internal static OptimizerState<T> CreateState<T>(Optimizer optimizer, int parameterCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => optimizer switch
    {
        Adam o => new AdamState<T>(parameterCount, o.Beta1, o.Beta2, o.Epsilon, weightDecay: 0),
        AdamW o => new AdamState<T>(parameterCount, o.Beta1, o.Beta2, o.Epsilon, o.WeightDecay),
        Sgd o => new SgdState<T>(parameterCount, o.Momentum, o.Nesterov),
        _ => throw new ArgumentException($"{optimizer.GetType().Name} is no optimiser of this library.", nameof(optimizer)),
    };

    private protected void ValidateLearningRate() => Require(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "above 0");

    private protected static void Require(bool holds, string name, double value, string range)
    {
        if (holds) return;
        throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"The optimiser's {name} must be {range}, not {value}."));
    }
}
