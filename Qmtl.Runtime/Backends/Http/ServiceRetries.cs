using Polly;
using Polly.Retry;

namespace Qmtl.Backends.Http;

/// <summary>When a request is repeated: as the service asks, or else after waits that double, with some chance in them so that clients do not keep step.</summary>
internal static class ServiceRetries
{
    /// <param name="options">How often, and how long the waits are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failures">After which failures.</param>
    public static ResiliencePipeline Of(ServiceOptions options, TimeProvider time, params ServiceFailure[] failures)
    {
        var retry = new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is ServiceException e && failures.Contains(e.Failure) && !(e.RetryAfter > options.LongestWait)),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.FirstDelay,
            MaxDelay = options.LongestDelay,
            UseJitter = true,
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ServiceException)?.RetryAfter),
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }
}
