using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// How the tasks of a model, one for each head, share the parameters that all of them depend on
/// (<see cref="ParameterSchema.IsShared"/>): <see cref="FixedWeighting"/>, <see cref="EqualWeighting"/>,
/// <see cref="UncertaintyWeighting"/>, <see cref="DynamicWeightAverage"/>, <see cref="RandomLossWeighting"/>, <see cref="GradNorm"/>,
/// <see cref="PCGrad"/>, <see cref="Mgda"/>, <see cref="CAGrad"/> or <see cref="NashMtl"/>.
/// </summary>
/// <remarks>
/// Each gives every task a weight in each step, and shared parameters follow the sum of weight · gradient over the tasks. The first six weigh losses: a head's
/// own parameters then follow the gradient of its weighted loss. The last four combine gradients: a head's own parameters follow the gradient of its loss as
/// it is. The loss that is reported and watched is not weighed by any but <see cref="FixedWeighting"/>, so that runs can be compared.
/// </remarks>
public abstract record Balancing
{
    /// <summary>The method with all its numbers, in a form that does not change with the culture: for checkpoints and reports.</summary>
    public abstract string Describe();

    /// <summary>
    /// Whether it looks at the gradient of each task, which takes a backward pass for each; the forward pass is one in any case.
    /// </summary>
    public virtual bool NeedsTaskGradients => false;

    internal virtual void Validate()
    {
    }

    /// <summary>The state before the first step.</summary>
    internal abstract BalancingState Start(ModelSchema schema, TrainingOptions options);

    private protected static void Require(bool holds, string name, double value, string range)
    {
        if (holds) return;
        throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"The balancing's {name} must be {range}, not {value}."));
    }
}
