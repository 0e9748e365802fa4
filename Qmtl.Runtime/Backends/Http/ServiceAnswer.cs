using System.Net;
using System.Text.Json;

namespace Qmtl.Backends.Http;

/// <summary>A whole answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">How long the service asks to wait.</param>
/// <param name="ErrorType">What kind of error Amazon's services say it is.</param>
internal sealed record ServiceAnswer(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter, string? ErrorType)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The body as JSON.</summary>
    /// <exception cref="ServiceException">It is something else, or not whole.</exception>
    public JsonElement Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new ServiceException(ServiceFailure.Uncertain, $"answered {(int)Status} with a body that is not JSON");
        }
    }
}
