using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Every loss counts the same: the plain sum, from which all other methods start. In Caruana, "Multitask Learning", Machine Learning 28 (1997), it is
/// backpropagation in a net of all tasks.
/// </summary>
public sealed record EqualWeighting : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "EqualWeighting";

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new EqualWeights(schema.Heads.Count);
}

internal sealed class EqualWeights(int heads) : BalancingState(heads);
