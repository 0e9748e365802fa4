using System.Text.Json;

namespace Qmtl.Backends.Http;

/// <summary>Reads what services leave out or set to null.</summary>
internal static class JsonReading
{
    /// <summary>A property; null where it is absent or null.</summary>
    public static JsonElement? Optional(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The text of a property; null where it is absent, null, or no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Optional(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The text of a property that must be there.</summary>
    /// <exception cref="KeyNotFoundException">It is not.</exception>
    public static string RequiredText(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } value ? value : throw new KeyNotFoundException($"'{name}' is missing.");
}
