using System.Net;
using System.Net.Http.Headers;
using Polly;

namespace Qmtl.Backends.Http;

/// <summary>
/// Requests to one service. Whatever goes wrong is a <see cref="ServiceException"/> that says what is known of the request, and holds no secret.
/// </summary>
/// <param name="http">Sends requests. It must not follow redirections, so that keys go nowhere else.</param>
/// <param name="service">The name of the service, for messages.</param>
/// <param name="authorization">Who asks.</param>
/// <param name="options">How often and how long to try.</param>
/// <param name="time">The clock.</param>
internal sealed class ServiceClient(HttpClient http, string service, IRequestAuthorization authorization, ServiceOptions options, TimeProvider time)
{
    private readonly ResiliencePipeline repeatable = ServiceRetries.Of(options, time, ServiceFailure.Throttled, ServiceFailure.Unreached, ServiceFailure.Uncertain);

    /// <summary>A request that may be done several times, and is repeated until what it answers can be read.</summary>
    public async Task<T> RepeatAsync<T>(HttpMethod method, Uri uri, byte[]? body, Func<ServiceAnswer, T> read, CancellationToken cancellationToken) =>
        await repeatable.ExecuteAsync(async token => await SendAsync(method, uri, body, read, token), cancellationToken);

    /// <summary>A request that must not be done twice. It cannot be canceled while it is under way, as its answer says what was done.</summary>
    public Task<T> SendOnceAsync<T>(HttpMethod method, Uri uri, byte[] body, Func<ServiceAnswer, T> read) => SendAsync(method, uri, body, read, CancellationToken.None);

    private async Task<T> SendAsync<T>(HttpMethod method, Uri uri, byte[]? body, Func<ServiceAnswer, T> read, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ExchangeAsync(method, uri, body, cancellationToken);
            if (answer.Status == HttpStatusCode.Unauthorized && authorization.Renew()) answer = await ExchangeAsync(method, uri, body, cancellationToken);
            return answer.IsSuccess ? read(answer) : throw ServiceErrors.Of(answer, $"{method} {uri.AbsolutePath}");
        }
        catch (ServiceException e)
        {
            throw new ServiceException(e.Failure, authorization.Redact($"{service} {e.Message}"), e.RetryAfter);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // What JSON elements throw where something else is than documented.
            throw new ServiceException(ServiceFailure.Uncertain, authorization.Redact($"{service} answered {method} {uri.AbsolutePath} with something else than documented: {e.Message}"));
        }
    }

    private async Task<ServiceAnswer> ExchangeAsync(HttpMethod method, Uri uri, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        await authorization.AuthorizeAsync(request, body, cancellationToken);
        return await HttpExchange.SendAsync(http, request, options.RequestTimeout, time, cancellationToken);
    }
}
