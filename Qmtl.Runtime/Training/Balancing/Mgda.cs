using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Follows the shortest convex combination of the tasks' gradients, along which every loss falls until none can without another rising: Sener and Koltun,
/// "Multi-Task Learning as Multi-Objective Optimization", NeurIPS 2018, arXiv 1810.04650, after Désidéri's multiple-gradient descent (2012).
/// </summary>
/// <remarks>The coefficients add up to 1. The shortest gradients have the most influence, so losses should be of similar size.</remarks>
public sealed record Mgda : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "Mgda";

    /// <inheritdoc/>
    public override bool NeedsTaskGradients => true;

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new MinimumNorm(schema.Heads.Count);
}

internal sealed class MinimumNorm(int heads) : GradientCombination(heads)
{
    private readonly SimplexDescent descent = new(heads);
    private readonly double[] nothing = new double[heads];

    /// <inheritdoc/>
    protected override void Combine(GramMatrix products, Span<double> coefficients) =>
        descent.Minimize(products, nothing.AsSpan(0, products.Count), 1, coefficients);
}
