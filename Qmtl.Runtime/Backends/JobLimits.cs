namespace Qmtl.Backends;

/// <summary>What one job may hold at most. Absent limits are <see cref="long.MaxValue"/>.</summary>
public sealed record JobLimits
{
    /// <summary>Circuits.</summary>
    public long Circuits { get; init; } = long.MaxValue;

    /// <summary>Executions of each circuit.</summary>
    public long Shots { get; init; } = long.MaxValue;

    /// <summary>Circuits times shots.</summary>
    public long Executions { get; init; } = long.MaxValue;

    /// <summary>Gates of all circuits together.</summary>
    public long Gates { get; init; } = long.MaxValue;

    /// <summary>Bytes of the request.</summary>
    public long Bytes { get; init; } = long.MaxValue;
}

/// <summary>What one circuit takes of a job's limits.</summary>
/// <param name="Gates">Its gates.</param>
/// <param name="Bytes">Its bytes in the request.</param>
/// <param name="StandsAlone">Whether the service takes it only in a job of its own.</param>
public sealed record CircuitSize(long Gates, long Bytes, bool StandsAlone);
