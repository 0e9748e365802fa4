namespace Qmtl.Models.Studies.Comparisons;

/// <summary>A metric of a head that a comparison reports.</summary>
/// <param name="Head">The head.</param>
/// <param name="Metric">One of <see cref="Metrics.MetricNames"/>.</param>
/// <param name="Title">How tables name it.</param>
public sealed record Score(string Head, string Metric, string Title);
