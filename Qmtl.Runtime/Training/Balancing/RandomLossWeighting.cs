using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Draws the weights anew for every step, as the softmax of standard normal numbers: Lin, Ye, Zhang and Tsang, "Reasonable Effectiveness of Random Weighting:
/// A Litmus Test for Multi-Task Learning", TMLR 2022, arXiv 2111.10603. What other methods have to beat.
/// </summary>
/// <remarks>The weights add up to 1, and follow from <see cref="TrainingOptions.Seed"/>.</remarks>
public sealed record RandomLossWeighting : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "RandomLossWeighting";

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new RandomWeights(schema.Heads.Count, options.Seed);
}

internal sealed class RandomWeights : BalancingState
{
    public RandomWeights(int heads, ulong seed)
        : base(heads) => Random = SeededRandom.ForPurpose(seed, "balancing");

    /// <inheritdoc/>
    public override void BeginStep()
    {
        foreach (ref var weight in Weights.AsSpan()) weight = Random!.NextNormal();
        TaskSoftmax.Apply(Weights);
    }
}
