using System.Text.Json;
using Qmtl.Backends;
using Qmtl.Backends.Http;
using Qmtl.Files;

namespace Qmtl.Jobs;

/// <summary>The results of a job as JSON: of each circuit the number of bits, the shots, and the weight of each bit string.</summary>
internal static class OutcomesFile
{
    public static void Save(string path, IReadOnlyList<Outcomes> outcomes) => AtomicFile.Write(path, stream => stream.Write(JsonBody.Write(json =>
    {
        json.WriteStartArray();
        foreach (var circuit in outcomes) Write(json, circuit);
        json.WriteEndArray();
    })));

    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<Outcomes> Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message} Delete it, and 'qmtl jobs resume' fetches the results again.", e);
        }
    }

    private static void Write(Utf8JsonWriter json, Outcomes circuit)
    {
        json.WriteStartObject();
        json.WriteNumber("bits", circuit.Bits);
        if (circuit.Shots is { } shots) json.WriteNumber("shots", shots);
        json.WriteStartObject("weights");
        foreach (var (bits, weight) in circuit.Weights) json.WriteNumber(bits, weight);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Outcomes Read(JsonElement circuit)
    {
        var bits = circuit.GetProperty("bits").GetInt32();
        var weights = circuit.GetProperty("weights").EnumerateObject().Select(w => (w.Name, w.Value.GetDouble()));
        return circuit.Optional("shots") is null ? Outcomes.Computed(bits, weights) : Outcomes.Counted(bits, weights.Select(w => (w.Name, (long)w.Item2)));
    }
}
