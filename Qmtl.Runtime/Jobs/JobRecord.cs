namespace Qmtl.Jobs;

/// <summary>How far a job is, as far as this side knows.</summary>
public enum JobStage
{
    /// <summary>Nothing was sent for it.</summary>
    Planned,

    /// <summary>It was about to be sent, and no answer is recorded: the service may have it or not.</summary>
    Sending,

    /// <summary>The service has it.</summary>
    Submitted,

    /// <summary>Its results are here.</summary>
    Completed,

    /// <summary>It ended at the service without results.</summary>
    Failed,

    /// <summary>Somebody canceled it.</summary>
    Canceled,
}

/// <summary>What the journal knows of a job.</summary>
public sealed record JobRecord
{
    /// <summary>How far it is.</summary>
    public JobStage Stage { get; init; }

    /// <summary>1, and one more each time it was asked for again after it had failed.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The service's identifier of it; null before it is submitted.</summary>
    public string? Id { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>When this attempt was first sent.</summary>
    public DateTimeOffset? FirstSent { get; init; }

    /// <summary>When this attempt was last sent.</summary>
    public DateTimeOffset? LastSent { get; init; }

    /// <summary>Whether there is nothing more to wait for.</summary>
    public bool HasEnded => Stage is JobStage.Completed or JobStage.Failed or JobStage.Canceled;
}
