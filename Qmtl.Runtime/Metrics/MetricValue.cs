namespace Qmtl.Metrics;

/// <summary>A metric by its name in <see cref="MetricNames"/>.</summary>
/// <param name="Name">For example <c>auc</c>.</param>
/// <param name="Value">NaN where the metric is undefined, for example without labels.</param>
public readonly record struct MetricValue(string Name, double Value);
