namespace Qmtl.Backends.Http;

/// <summary>Lets a service know who asks.</summary>
internal interface IRequestAuthorization
{
    /// <summary>Adds to a request, whose body is final, what the service wants to see.</summary>
    ValueTask AuthorizeAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Forgets what the service no longer accepts.</summary>
    /// <returns>Whether there can be something new, so that the request is worth repeating.</returns>
    bool Renew();

    /// <summary>A text of the service without secrets.</summary>
    string Redact(string text);
}
