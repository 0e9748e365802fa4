namespace Qmtl.Backends;

/// <summary>What a service expects a job to cost.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Unit">Of what, in the service's words, for example <c>usd</c>.</param>
public sealed record CostEstimate(double Amount, string Unit);
