using System.Text;
using System.Text.Json;

namespace Qmtl.Backends.Http;

/// <summary>What an answer other than success says.</summary>
internal static class ServiceErrors
{
    private const int LongestText = 500;

    public static ServiceException Of(ServiceAnswer answer, string request)
    {
        var status = (int)answer.Status;
        var failure = status switch
        {
            429 => ServiceFailure.Throttled,
            408 or >= 500 => ServiceFailure.Uncertain,
            _ => ServiceFailure.Refused,
        };
        var parts = new[] { $"answered {request} with {status}", answer.ErrorType, Text(answer.Body) }.Where(part => !string.IsNullOrEmpty(part));
        return new ServiceException(failure, string.Join(": ", parts), answer.RetryAfter);
    }

    /// <summary>
    /// The text of an error body, which has several forms: <c>message</c> (IonQ, Braket), <c>error.message</c> (IonQ), or <c>errors[].message</c> with
    /// <c>code</c> and <c>solution</c> (IBM).
    /// </summary>
    private static string Text(byte[] body)
    {
        string text;
        try
        {
            using var document = JsonDocument.Parse(body);
            text = Message(document.RootElement);
        }
        catch (JsonException)
        {
            text = Encoding.UTF8.GetString(body);
        }

        text = text.ReplaceLineEndings(" ").Trim();
        return text.Length > LongestText ? text[..LongestText] + "…" : text;
    }

    private static string Message(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.String => root.GetString()!,
        JsonValueKind.Object when root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array =>
            string.Join(" ", errors.EnumerateArray().Select(Described)),
        JsonValueKind.Object when root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object => Message(error),
        JsonValueKind.Object => Described(root),
        _ => "",
    };

    private static string Described(JsonElement error) =>
        string.Join(" ", Parts(error, "code", "message", "errorMessage", "solution"));

    private static IEnumerable<string> Parts(JsonElement error, params string[] names) =>
        from name in names
        where error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.String or JsonValueKind.Number
        select error.GetProperty(name).ToString() into text
        where text.Length > 0
        select text.EndsWith('.') ? text : text + ".";
}
