using System.Text.Json;

namespace Qmtl.Cli.Devices;

/// <summary>A JSON file of a device, read with messages that name the file and the place in it.</summary>
internal static class JsonFile
{
    /// <exception cref="InvalidInputException">The file does not exist, or is no JSON object.</exception>
    public static JsonDocument Open(string path)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path}: this is a folder. Name a JSON file in it.");
        if (!File.Exists(path)) throw new InvalidInputException($"{path}: the file does not exist. Check the path.");
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Wrong(path, "the file", "an object, '{ … }'");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException($"{path}: line {exception.LineNumber + 1} is no JSON. Download the file again, or repair it.");
        }
    }

    /// <param name="path">The file, for messages.</param>
    /// <param name="parent">Where the field is.</param>
    /// <param name="name">The field.</param>
    /// <param name="kind">What it has to be.</param>
    /// <exception cref="InvalidInputException">It is not there, or something else.</exception>
    public static JsonElement Field(string path, JsonElement parent, string name, JsonValueKind kind)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var field))
            throw new InvalidInputException($"{path}: the field '{name}' is missing. Name a file in the format that Qiskit publishes for devices.");
        return field.ValueKind == kind ? field : throw Wrong(path, $"'{name}'", Words(kind));
    }

    /// <summary>A whole number from 0.</summary>
    public static int Index(string path, JsonElement element, string where) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var index) && index >= 0 ? index : throw Wrong(path, where, "a whole number from 0");

    public static double Number(string path, JsonElement element, string where) =>
        element.ValueKind == JsonValueKind.Number ? element.GetDouble() : throw Wrong(path, where, "a number");

    public static InvalidInputException Wrong(string path, string where, string expected) =>
        new($"{path}: {where} is not {expected}. Name a file in the format that Qiskit publishes for devices.");

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "an object",
    };
}
