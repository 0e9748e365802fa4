using System.Globalization;

namespace Qmtl.Training;

/// <summary>
/// Ends training when the validation data has not been answered better for some epochs. The result has the parameters of the best epoch,
/// also where all epochs were run.
/// </summary>
/// <param name="Patience">How many epochs in a row may bring no improvement; training ends after the last of them. Above 0.</param>
/// <param name="MinDelta">What counts as an improvement: better by more than this. Not negative.</param>
/// <param name="Metric">A name in <see cref="Metrics.MetricNames"/>; null for the validation loss.</param>
/// <param name="Head">The head whose metric is watched; null for the mean over all heads that have it. Only with a metric.</param>
public sealed record EarlyStopping(int Patience, double MinDelta = 0, string? Metric = null, string? Head = null)
{
    /// <summary>The rule with all its numbers, in a form that does not change with the culture.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Head is null ? "" : $"{Head} ")}{Metric ?? "loss"}, patience {Patience}, delta {MinDelta:R}");
}
