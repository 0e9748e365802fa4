namespace Qmtl.Jobs;

/// <summary>A part of a plan that is one job of the service.</summary>
/// <param name="First">The place of its first circuit among those of the plan.</param>
/// <param name="Count">How many circuits it has.</param>
/// <param name="Shots">How often it executes each.</param>
public sealed record PlannedJob(int First, int Count, int Shots);
