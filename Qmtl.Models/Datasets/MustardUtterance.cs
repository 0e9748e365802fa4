using System.Text.Json;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>An entry of MUStARD's <c>sarcasm_data.json</c>.</summary>
/// <param name="Key">What all files call it.</param>
/// <param name="ContextLength">How many sentences are said before it.</param>
/// <param name="IsSarcastic">Its label.</param>
internal sealed record MustardUtterance(string Key, int ContextLength, bool IsSarcastic)
{
    /// <summary>All utterances, in the order of the file.</summary>
    /// <exception cref="DataException">The file is missing, damaged or empty, or an entry has no context or label.</exception>
    public static IReadOnlyList<MustardUtterance> ReadAll(string path)
    {
        using var json = DatasetJson.Read(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.GetPropertyCount() == 0)
            throw DatasetJson.Problem(path, "there are no utterances: the file is to be an object with a property for each.");
        return [.. json.RootElement.EnumerateObject().Select(entry => Read(path, entry))];
    }

    private static MustardUtterance Read(string path, JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object) throw DatasetJson.Problem(path, $"utterance '{entry.Name}' is no object.");
        if (!entry.Value.TryGetProperty("context", out var context) || context.ValueKind != JsonValueKind.Array)
            throw DatasetJson.Problem(path, $"utterance '{entry.Name}' has no \"context\" that is an array.");
        if (!entry.Value.TryGetProperty("sarcasm", out var label) || label.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw DatasetJson.Problem(path, $"utterance '{entry.Name}' has no \"sarcasm\" that is true or false.");
        return new MustardUtterance(entry.Name, context.GetArrayLength(), label.GetBoolean());
    }
}
