using Qmtl.Metrics;

namespace Qmtl.Models.Studies.Noise;

/// <summary>What a condition gave, over the seeds that the model was trained with.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Metrics">The metrics on the test rows, for each seed.</param>
/// <param name="Errors">For each seed, how far the logits are from those without noise: the root of the mean square over rows and heads.</param>
public sealed record NoiseOutcome(NoiseCondition Condition, IReadOnlyList<MetricSet> Metrics, IReadOnlyList<double> Errors)
{
    /// <summary>A metric of a head.</summary>
    public Spread Of(string head, string metric) => Spread.Of([.. Metrics.Select(m => m[head][metric])]);

    /// <summary>The mean of a metric over the heads.</summary>
    public Spread Overall(string metric) => Spread.Of([.. Metrics.Select(m => m.Mean(metric))]);
}
