using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>How jobs are watched, and looked for where it is not known whether the service has them.</summary>
public sealed record JobOptions
{
    /// <summary>The wait before jobs are asked after again, at first; it grows while nothing happens.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait before jobs are asked after again.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often and how long it is tried to hand in a job that the service does not take now.</summary>
    public ServiceOptions Retries { get; init; } = new();

    /// <summary>
    /// When the service's jobs are looked through for one that was sent without an answer, after a first look at once; counted from when it was sent. What is
    /// not among them the last time never arrived, and is sent again: so the last is longer than a request can be on its way, or accepted and not listed.
    /// </summary>
    public IReadOnlyList<TimeSpan> Searches { get; init; } = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(5)];

    /// <summary>How often a job is sent that does not arrive.</summary>
    public int Sends { get; init; } = 4;
}
