using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Every loss counts as much as <see cref="TrainingOptions.HeadWeights"/> says, 1 where it says nothing: the weighted sum of losses that the other methods
/// make unnecessary to tune (Kendall, Gal and Cipolla, CVPR 2018, arXiv 1705.07115). Without head weights it is <see cref="EqualWeighting"/>.
/// </summary>
public sealed record FixedWeighting : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "FixedWeighting";

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new FixedWeights(new MultiTaskLoss(schema, options).HeadWeights);
}

internal sealed class FixedWeights : BalancingState
{
    public FixedWeights(ReadOnlySpan<double> weights)
        : base(weights.Length) => weights.CopyTo(Weights);
}
