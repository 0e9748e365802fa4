using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Braket;

/// <summary>Signs requests by AWS Signature Version 4 (IAM user guide, "Create a signed AWS API request").</summary>
/// <param name="credentials">Who signs.</param>
/// <param name="region">Where the service is, for example <c>us-east-1</c>.</param>
/// <param name="service">The service as signatures name it: <c>braket</c>, or <c>s3</c>, whose paths are escaped once and whose bodies are named by their hash.</param>
/// <param name="time">The clock.</param>
internal sealed class SignatureV4(AwsCredentials credentials, string region, string service, TimeProvider time) : IRequestAuthorization
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public ValueTask AuthorizeAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        request.Headers.Add("X-Amz-Date", stamp);
        if (credentials.SessionToken is { } token) request.Headers.Add("X-Amz-Security-Token", token.Reveal());
        if (service == "s3") request.Headers.Add("X-Amz-Content-SHA256", bodyHash);

        var headers = SignedHeaders(request);
        var names = string.Join(';', headers.Keys);
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var canonical = Canonical(request, headers, names, bodyHash);
        var toSign = $"{Algorithm}\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key(stamp[..8]), Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
        return ValueTask.CompletedTask;
    }

    public bool Renew() => false;

    public string Redact(string text) => credentials.RemoveFrom(text);

    internal static SortedDictionary<string, string> SignedHeaders(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        if (request.Content?.Headers.ContentType is { } type) headers.Add("content-type", type.ToString());
        foreach (var (name, values) in request.Headers.Where(h => h.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)))
            headers.Add(name.ToLowerInvariant(), string.Join(',', values));
        return headers;
    }

    internal string Canonical(HttpRequestMessage request, SortedDictionary<string, string> headers, string names, string bodyHash)
    {
        var uri = request.RequestUri!;
        if (uri.Query.Length > 0) throw new ArgumentException("Requests with a query are not signed.", nameof(request));
        var path = service == "s3" ? uri.AbsolutePath : string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var lines = string.Concat(headers.Select(h => $"{h.Key}:{h.Value.Trim()}\n"));
        return $"{request.Method}\n{path}\n\n{lines}\n{names}\n{bodyHash}";
    }

    private byte[] Key(string date)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey.Reveal());
        foreach (var part in (string[])[date, region, service, "aws4_request"]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }
}
