namespace Qmtl.Backends;

/// <summary>How often and how long a service is tried.</summary>
public sealed record ServiceOptions
{
    /// <summary>How long an answer may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is repeated that may be.</summary>
    public int Retries { get; init; } = 8;

    /// <summary>The wait before the first repetition, which doubles with each, where the service does not say how long to wait.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a repetition, where the service does not say how long to wait.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A service that asks to wait longer is not waited for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(15);
}
