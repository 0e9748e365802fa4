using System.Net.Http.Headers;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Ibm;

/// <summary>Exchanges the key for a token, which is valid for about an hour, and asks for another in time, or when the service wants one.</summary>
internal sealed class IbmAuthorization(HttpClient http, Uri identity, Secret key, string instance, ServiceOptions options, TimeProvider time) : IRequestAuthorization
{
    private const string ApiVersion = "2025-05-01";

    // A token that is about to expire could do so on the way.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private Secret? token;
    private DateTimeOffset expires;

    public async ValueTask AuthorizeAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (token is null || time.GetUtcNow() > expires - Margin) await ExchangeAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token!.Reveal());
        request.Headers.Add("Service-CRN", instance);
        request.Headers.Add("IBM-API-Version", ApiVersion);
    }

    public bool Renew()
    {
        token = null;
        return true;
    }

    public string Redact(string text) => key.RemoveFrom(token?.RemoveFrom(text) ?? text);

    private async Task ExchangeAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, identity);
        request.Content = new FormUrlEncodedContent([new("grant_type", "urn:ibm:params:oauth:grant-type:apikey"), new("apikey", key.Reveal())]);
        var asked = time.GetUtcNow();
        try
        {
            var answer = await HttpExchange.SendAsync(http, request, options.RequestTimeout, time, cancellationToken);
            if (!answer.IsSuccess) throw ServiceErrors.Of(answer, $"POST {identity.AbsolutePath}");
            var json = answer.Json();
            token = new Secret(json.RequiredText("access_token"));
            expires = asked + TimeSpan.FromSeconds(json.GetProperty("expires_in").GetDouble());
        }
        catch (ServiceException e) when (e.Failure == ServiceFailure.Uncertain)
        {
            // Whatever became of the token: the request that it is for was not sent.
            throw new ServiceException(ServiceFailure.Unreached, e.Message, e.RetryAfter);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new ServiceException(ServiceFailure.Unreached, "answered without a token");
        }
    }
}
