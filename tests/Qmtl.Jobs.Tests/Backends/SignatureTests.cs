using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Qmtl.Backends.Braket;
using Qmtl.Backends.Credentials;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Backends;

/// <summary>Signatures against those of a public client.</summary>
public sealed class SignatureTests
{
    [SkippableFact]
    public async Task Signatures_are_those_of_the_vector_file()
    {
        var vectors = JsonNode.Parse(File.ReadAllText(SharedFolder.Find("vectors/sigv4.json")))!;
        var keys = new AwsCredentials((string)vectors["access_key"]!, new Secret((string)vectors["secret_key"]!));
        foreach (var vector in vectors["cases"]!.AsArray())
        {
            var body = Encoding.UTF8.GetBytes((string)vector!["body"]!);
            using var request = new HttpRequestMessage(HttpMethod.Parse((string)vector["method"]!), (string)vector["url"]!);
            if (body.Length > 0) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            var clock = new FixedTime(new DateTimeOffset(2026, 1, 15, 12, 30, 45, TimeSpan.Zero));

            await new SignatureV4(keys, (string)vectors["region"]!, (string)vectors["service"]!, clock).AuthorizeAsync(request, body, default);

            request.Headers.GetValues("Authorization").ShouldBe([(string)vector["headers"]!["Authorization"]!]);
            request.Headers.GetValues("X-Amz-Date").ShouldBe([(string)vector["headers"]!["X-Amz-Date"]!]);
        }
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
