using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Weighs losses by the noise of their labels, which is learned: Kendall, Gal and Cipolla, "Multi-Task Learning Using Uncertainty to Weigh Losses for Scene
/// Geometry and Semantics", CVPR 2018, arXiv 1705.07115.
/// </summary>
/// <remarks>
/// Each head has a log variance s, 0 at first, and what is minimized is Σ c · exp(−s) · loss + s / 2, where c is 1/2 for a regression and 1 for a
/// classification. The log variances are trained beside the parameters, by the same optimizer at the same learning rate.
/// </remarks>
public sealed record UncertaintyWeighting : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "UncertaintyWeighting";

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new UncertaintyWeights(schema.Heads, options.Optimizer);
}

internal sealed class UncertaintyWeights(IReadOnlyList<HeadSchema> heads, Optimizer optimizer)
    : TrainedWeights(heads.Count, optimizer, "log_variances")
{
    private readonly double[] factors = [.. heads.Select(h => h.Kind == HeadKind.Regression ? 0.5 : 1)];

    /// <inheritdoc/>
    public override void BeginStep()
    {
        for (var h = 0; h < factors.Length; h++) Weights[h] = factors[h] * Math.Exp(-Numbers[h]);
    }

    /// <inheritdoc/>
    protected override void Differentiate(LossSums losses, Span<double> gradient)
    {
        for (var h = 0; h < gradient.Length; h++)
        {
            if (losses.HasLabels(h)) gradient[h] = 0.5 - (Weights[h] * losses.Mean(h));
        }
    }
}
