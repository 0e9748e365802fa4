using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>Checks signatures as AWS does: from the request as it came.</summary>
internal static class FakeSignature
{
    public const string AccessKey = "AKIDEXAMPLE";

    public static bool IsValid(FakeRequest request, string secret, string service, DateTimeOffset now)
    {
        var authorization = request.Headers.Authorization.ToString();
        var date = request.Headers["X-Amz-Date"].ToString();
        var sent = DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var scope = $"{date[..8]}/us-east-1/{service}/aws4_request";
        var signed = authorization.Split("SignedHeaders=")[1].Split(',')[0];
        var path = string.Join("/", request.Target.Split('/').Select(part => service == "s3" ? part : Uri.EscapeDataString(part)));
        var canonical = string.Join("\n", [
            request.Method,
            path,
            "",
            .. signed.Split(';').Select(name => $"{name}:{request.Headers[name]}"),
            "",
            signed,
            Hash(request.Body)]);
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}"));
        return authorization == $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={signed}, Signature={Convert.ToHexStringLower(signature)}"
            && signed.Split(';').Contains("host")
            && (now - sent).Duration() < TimeSpan.FromMinutes(5)
            && (service != "s3" || request.Headers["X-Amz-Content-SHA256"] == Hash(request.Body));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
