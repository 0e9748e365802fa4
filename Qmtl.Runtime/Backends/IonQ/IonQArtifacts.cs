using System.Text.Json;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.IonQ;

/// <summary>Finds the best description of a job's outcomes among those that it offers, and reads it.</summary>
/// <param name="get">Asks for an address below that of the service.</param>
internal sealed class IonQArtifacts(Func<string, CancellationToken, Task<JsonElement>> get)
{
    // The name of IonQ's documentation, "What the results of several circuits are in": GET /jobs/{id}/artifacts/{artifact} of the job itself.
    private const string Aggregate = "ionq.result.probabilities-aggregate.json.v1";

    /// <summary>Of one circuit.</summary>
    public async Task<Outcomes> ReadAsync(JsonElement details, QuantumProgram program, CancellationToken cancellationToken)
    {
        var id = details.RequiredText("id");
        var results = details.GetProperty("results");
        if (IsComputed(details) && Artifact(id, results, "ionq.result.probabilities.json.v2") is { } exact)
            return IonQOutcomes.Probabilities(await get(exact, cancellationToken), program);
        if (Artifact(id, results, "ionq.result.histogram.json.v2") is { } histogram)
            return IonQOutcomes.Histogram(await get(histogram, cancellationToken), program);
        if (Artifact(id, results, "ionq.result.shots.json.v2") is { } shots)
            return IonQOutcomes.EachShot(await get(shots, cancellationToken), program);
        return IonQOutcomes.Decimal(await get($"/jobs/{id}/results/probabilities", cancellationToken), program, Shots(details));
    }

    /// <summary>Of several circuits, each of which is a job of its own below this one, in the order of <c>child_job_ids</c>.</summary>
    public async Task<IReadOnlyList<Outcomes>> ReadAllAsync(JsonElement details, JobRequest job, CancellationToken cancellationToken)
    {
        var id = details.RequiredText("id");
        var children = details.GetProperty("child_job_ids").EnumerateArray().Select(c => c.GetString()!).ToArray();
        if (children.Length != job.Circuits.Count)
            throw new FormatException($"the job has {children.Length} circuits, but {job.Circuits.Count} were handed in");
        var path = Artifact(id, details.GetProperty("results"), Aggregate) ?? $"/jobs/{id}/results/probabilities";
        var all = await get(path, cancellationToken);
        return [.. children.Select((child, i) => IonQOutcomes.Decimal(all.GetProperty(child), job.Circuits[i].Program, Shots(details)))];
    }

    private static string? Artifact(string id, JsonElement results, string format) =>
        results.Optional(format)?.Text("id") is { } artifact ? $"/jobs/{id}/artifacts/{Uri.EscapeDataString(artifact)}" : null;

    /// <summary>The ideal simulator computes probabilities, and takes no notice of the number of shots.</summary>
    private static bool IsComputed(JsonElement details) =>
        details.RequiredText("backend") == "simulator" && details.Optional("noise")?.Text("model") is null or "ideal";

    private static int? Shots(JsonElement details) => IsComputed(details) ? null : details.GetProperty("shots").GetInt32();
}
