using System.Net.Http.Headers;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.IonQ;

/// <summary><c>Authorization: apiKey …</c>.</summary>
internal sealed class IonQAuthorization(Secret key) : IRequestAuthorization
{
    public ValueTask AuthorizeAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("apiKey", key.Reveal());
        return ValueTask.CompletedTask;
    }

    public bool Renew() => false;

    public string Redact(string text) => key.RemoveFrom(text);
}
