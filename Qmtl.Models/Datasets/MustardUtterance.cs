using System.Text.Json;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>An entry of MUStARD's <c>sarcasm_data.json</c>.</summary>
/// <param name="Key">What all files call it.</param>
/// <param name="IsSarcastic">Its label.</param>
internal sealed record MustardUtterance(string Key, bool IsSarcastic)
{
    /// <summary>All utterances, in the order of the file.</summary>
    /// <exception cref="DataException">The file is missing, damaged or empty, or an entry has no label.</exception>
    public static IReadOnlyList<MustardUtterance> ReadAll(string path)
    {
        using var json = DatasetJson.Read(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.GetPropertyCount() == 0)
            throw DatasetJson.Problem(path, "there are no utterances: the file is to be an object with a property for each.");
        return [.. json.RootElement.EnumerateObject().Select(entry => new MustardUtterance(entry.Name, IsSarcasm(path, entry)))];
    }

    private static bool IsSarcasm(string path, JsonProperty entry)
    {
        if (entry.Value.ValueKind == JsonValueKind.Object
            && entry.Value.TryGetProperty("sarcasm", out var label)
            && label.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return label.GetBoolean();
        }

        throw DatasetJson.Problem(path, $"utterance '{entry.Name}' has no \"sarcasm\" that is true or false.");
    }
}
