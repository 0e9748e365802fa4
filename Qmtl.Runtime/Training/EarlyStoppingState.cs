using System.Numerics;

namespace Qmtl.Training;

/// <summary>The best epoch so far, and how long ago it was.</summary>
internal sealed class EarlyStoppingState<T>(EarlyStopping rule, int parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double sign = rule.Metric is not null && Metrics.MetricNames.GreaterIsBetter(rule.Metric) ? -1 : 1;

    /// <summary>The best epoch; -1 before there is one.</summary>
    public int BestEpoch { get; set; } = -1;

    /// <summary>What was watched, in the best epoch; where greater is better, its negative.</summary>
    public double BestScore { get; set; } = double.PositiveInfinity;

    /// <summary>How many epochs in a row brought no improvement.</summary>
    public int Waited { get; set; }

    /// <summary>The parameters after the best epoch.</summary>
    public T[] BestParameters { get; } = new T[parameterCount];

    /// <summary>Whether training is to end.</summary>
    public bool ShouldStop => Waited >= rule.Patience;

    /// <summary>Takes note of an epoch. An undefined metric (NaN) is no improvement.</summary>
    public void Observe(EpochResult epoch, ReadOnlySpan<T> parameters)
    {
        var score = sign * Watched(epoch);
        if (!(score < BestScore - rule.MinDelta))
        {
            Waited++;
            return;
        }

        BestEpoch = epoch.Epoch;
        BestScore = score;
        Waited = 0;
        parameters.CopyTo(BestParameters);
    }

    private double Watched(EpochResult epoch)
    {
        if (rule.Metric is null) return epoch.ValidationLoss ?? double.NaN;
        if (rule.Head is null) return epoch.MeanMetric(rule.Metric);
        return epoch.ValidationMetrics.Single(h => h.Head == rule.Head).Values.Single(m => m.Name == rule.Metric).Value;
    }
}
