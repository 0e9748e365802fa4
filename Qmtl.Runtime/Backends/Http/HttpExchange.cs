namespace Qmtl.Backends.Http;

/// <summary>One request and its whole answer, or what is known where there is none.</summary>
internal static class HttpExchange
{
    public static async Task<ServiceAnswer> SendAsync(
        HttpClient http, HttpRequestMessage request, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return new ServiceAnswer(response.StatusCode, body, RetryAfter(response, time), ErrorType(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceException(ServiceFailure.Uncertain, $"gave no answer within {timeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            // The messages of these errors name the host and the port, and nothing of the request.
            throw e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                ? new ServiceException(ServiceFailure.Unreached, $"cannot be reached: {e.Message}")
                : new ServiceException(ServiceFailure.Uncertain, $"broke off: {e.Message}");
        }
        catch (IOException e)
        {
            throw new ServiceException(ServiceFailure.Uncertain, $"broke off: {e.Message}");
        }
    }

    /// <summary><c>ValidationException:http://…</c> without what follows the name.</summary>
    private static string? ErrorType(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-amzn-errortype", out var values) ? values.First().Split(':')[0] : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
