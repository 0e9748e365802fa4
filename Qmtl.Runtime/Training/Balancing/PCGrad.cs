using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Takes from each task's gradient what conflicts with the others, and adds up what is left: Yu et al., "Gradient Surgery for Multi-Task Learning",
/// NeurIPS 2020, arXiv 2001.06782.
/// </summary>
/// <remarks>
/// A gradient whose inner product with another task's is negative is projected onto the plane orthogonal to it, for the other tasks in random order, which
/// follows from <see cref="TrainingOptions.Seed"/>. Without conflicts it is the sum of gradients.
/// </remarks>
public sealed record PCGrad : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "PCGrad";

    /// <inheritdoc/>
    public override bool NeedsTaskGradients => true;

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new ConflictProjection(schema.Heads.Count, options.Seed);
}

internal sealed class ConflictProjection : GradientCombination
{
    private readonly int[] order;
    private readonly double[] projected;

    public ConflictProjection(int heads, ulong seed)
        : base(heads)
    {
        order = new int[heads];
        projected = new double[heads];
        Random = SeededRandom.ForPurpose(seed, "balancing");
    }

    /// <inheritdoc/>
    protected override void Combine(GramMatrix products, Span<double> coefficients)
    {
        var others = order.AsSpan(0, products.Count);
        var own = projected.AsSpan(0, products.Count);
        coefficients.Clear();
        for (var i = 0; i < products.Count; i++)
        {
            for (var j = 0; j < others.Length; j++) others[j] = j;
            Random!.Shuffle(others);
            own.Clear();
            own[i] = 1;
            foreach (var j in others)
            {
                if (j == i) continue;
                var product = 0.0;
                for (var k = 0; k < own.Length; k++) product += own[k] * products[k, j];
                if (product < 0) own[j] -= product / products[j, j];
            }

            for (var k = 0; k < own.Length; k++) coefficients[k] += own[k];
        }
    }
}
