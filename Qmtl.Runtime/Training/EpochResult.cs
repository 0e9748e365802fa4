using Qmtl.Metrics;

namespace Qmtl.Training;

/// <summary>What one epoch brought.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="TrainLoss">The loss over all rows of the epoch, each under the parameters of its step.</param>
/// <param name="ValidationLoss">The loss over the validation data after the epoch; null without validation data.</param>
/// <param name="ValidationMetrics">Per head of the model; empty without validation data.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Seconds">How long the epoch took, validation included.</param>
/// <param name="Conflict">
/// How the gradients of the tasks agreed; null where they were not computed (<see cref="Balancing.NeedsTaskGradients"/>,
/// <see cref="TrainingOptions.MeasureConflict"/>).
/// </param>
public sealed record EpochResult(
    int Epoch,
    double TrainLoss,
    double? ValidationLoss,
    IReadOnlyList<HeadMetricValues> ValidationMetrics,
    double LearningRate,
    double Seconds,
    GradientConflict? Conflict = null)
{
    /// <summary>The mean of a metric over the heads that have it and for which it is defined; NaN where there are none.</summary>
    public double MeanMetric(string name)
    {
        var defined = ValidationMetrics.SelectMany(h => h.Values).Where(m => m.Name == name && !double.IsNaN(m.Value)).ToArray();
        return defined.Length == 0 ? double.NaN : defined.Average(m => m.Value);
    }
}

/// <summary>The metrics of one head on the validation data.</summary>
/// <param name="Head">The head's name.</param>
/// <param name="Values">In the order of <see cref="MetricNames.For"/>; NaN where undefined.</param>
public sealed record HeadMetricValues(string Head, IReadOnlyList<MetricValue> Values);
