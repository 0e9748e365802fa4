namespace Qmtl.Backends;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>It waits.</summary>
    Queued,

    /// <summary>It is being executed.</summary>
    Running,

    /// <summary>Its results can be fetched.</summary>
    Completed,

    /// <summary>It ended without results.</summary>
    Failed,

    /// <summary>Somebody canceled it.</summary>
    Canceled,
}

/// <summary>What a service says of a job.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why it failed, in the service's words.</param>
public sealed record JobStatus(JobState State, string? Reason = null);
