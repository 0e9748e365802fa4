using System.Text.Json;
using System.Text.Json.Nodes;
using Qmtl.Files;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies;

/// <summary>What several studies write as JSON.</summary>
internal static class StudyJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes a file, which is either whole or as it was before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, JsonNode json) => AtomicFile.WriteAllText(path, json.ToJsonString(Indented) + "\n");

    /// <summary>How many parameters each part of a model has.</summary>
    public static JsonObject Parameters(ModelSchema schema) => new()
    {
        ["backbone"] = schema.CountParameters(ModelStage.Backbone),
        ["encoding"] = schema.CountParameters(ModelStage.Encoding),
        ["heads"] = schema.CountParameters(ModelStage.Head),
        ["total"] = schema.ParameterCount,
    };

    /// <summary>Mean and deviation.</summary>
    public static JsonObject Spread(Spread spread) => new() { ["mean"] = Number(spread.Mean), ["standardDeviation"] = Number(spread.Deviation) };

    /// <summary>JSON has no NaN: what is undefined is null.</summary>
    public static JsonValue? Number(double number) => double.IsFinite(number) ? JsonValue.Create(number) : null;
}
