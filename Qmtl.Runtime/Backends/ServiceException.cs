namespace Qmtl.Backends;

/// <summary>What is known after a request to a service went wrong.</summary>
public enum ServiceFailure
{
    /// <summary>The service said no. Nothing was done, and the same request would be refused again.</summary>
    Refused,

    /// <summary>The service said that it takes no request now. Nothing was done.</summary>
    Throttled,

    /// <summary>The service could not be reached. Nothing was done.</summary>
    Unreached,

    /// <summary>There was no answer, or none that can be read: what was asked for may have been done or not.</summary>
    Uncertain,
}

/// <summary>A service could not be reached, said no, or answered with something else than its documentation says.</summary>
/// <param name="failure">What is known.</param>
/// <param name="message">What happened, without secrets.</param>
/// <param name="retryAfter">How long the service asks to wait.</param>
public sealed class ServiceException(ServiceFailure failure, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>What is known.</summary>
    public ServiceFailure Failure { get; } = failure;

    /// <summary>How long the service asks to wait before the next request; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
