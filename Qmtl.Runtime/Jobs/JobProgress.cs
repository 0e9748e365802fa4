namespace Qmtl.Jobs;

/// <summary>How far the jobs of a plan are.</summary>
/// <param name="Jobs">How many there are.</param>
/// <param name="Submitted">How many the service has, or had.</param>
/// <param name="Completed">Of how many the results are here.</param>
/// <param name="Message">What happened just now; null for nothing worth saying.</param>
public sealed record JobProgress(int Jobs, int Submitted, int Completed, string? Message = null);
