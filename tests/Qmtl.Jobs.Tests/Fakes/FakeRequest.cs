using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>A request to a service of an account.</summary>
/// <param name="Method">POST, GET, …</param>
/// <param name="Path">What follows the service in the path, as sent, without its first slash.</param>
/// <param name="Target">The whole path and query, as sent.</param>
/// <param name="Query">The query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record FakeRequest(string Method, string Path, string Target, IQueryCollection Query, IHeaderDictionary Headers, byte[] Body)
{
    /// <summary>Whether it asks for work that costs something.</summary>
    public bool Submits => Method == "POST" && Path is "jobs" or "quantum-task";

    /// <summary>The parts of the path, unescaped.</summary>
    public string[] Parts => [.. Path.Split('/').Select(Uri.UnescapeDataString)];

    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>An answer.</summary>
internal sealed record FakeAnswer(int Status, string Body, string? ErrorType = null)
{
    public static FakeAnswer Ok(JsonNode body) => new(200, body.ToJsonString());
}
