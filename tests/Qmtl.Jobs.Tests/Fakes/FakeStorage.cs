using System.Text.Json.Nodes;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>The bucket with Braket's results.</summary>
internal sealed class FakeStorage(FakeAccount account) : FakeService(account)
{
    public override FakeAnswer Handle(FakeRequest request)
    {
        if (!FakeSignature.IsValid(request, Account.Key, "s3", Account.Clock.GetUtcNow())) return Error(403, "SignatureDoesNotMatch");
        return request.Parts is ["amazon-braket-tests", "qmtl", var id, "results.json"] && Account.Jobs.FirstOrDefault(j => j.Id.EndsWith("/" + id, StringComparison.Ordinal)) is { } job
            ? FakeAnswer.Ok(Results(job))
            : Error(404, "NoSuchKey");
    }

    public override FakeAnswer Error(int status, string message) => new(status, $"<?xml version=\"1.0\"?><Error><Code>{message}</Code></Error>");

    /// <summary>Simulators tell every shot, some machines only frequencies. Qubits stand in the order of their numbers.</summary>
    private static JsonObject Results(FakeJob job)
    {
        var circuit = job.Circuits.Single();
        var executed = circuit.Executed;
        int[] bits = [.. Enumerable.Range(0, executed.MeasuredQubits.Length).OrderBy(b => executed.QubitName(executed.MeasuredQubits[b]))];
        var result = new JsonObject
        {
            ["braketSchemaHeader"] = new JsonObject { ["name"] = "braket.task_result.gate_model_task_result", ["version"] = "1" },
            ["measuredQubits"] = new JsonArray([.. bits.Select(b => (JsonNode)executed.QubitName(executed.MeasuredQubits[b]))]),
            ["taskMetadata"] = new JsonObject { ["id"] = job.Id, ["shots"] = job.Shots },
        };
        var counts = circuit.Counts.Select(c => (Bits: string.Concat(bits.Select(b => c.Key[^(b + 1)])), Count: c.Value)).ToArray();
        if (job.Target.Contains("/qpu/", StringComparison.Ordinal))
            result["measurementProbabilities"] = new JsonObject(counts.Select(c => KeyValuePair.Create(c.Bits, (JsonNode?)((double)c.Count / job.Shots))));
        else
            result["measurements"] = new JsonArray([.. counts.SelectMany(c => Enumerable.Range(0, c.Count).Select(_ => new JsonArray([.. c.Bits.Select(b => (JsonNode)(b - '0'))])))]);
        return result;
    }
}
