using System.Globalization;
using System.Text.Json.Nodes;
using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>IonQ v0.4.</summary>
internal sealed class FakeIonQ(FakeAccount account) : FakeService(account)
{
    private const int PageSize = 3;
    private const string Prefix = "ionq.result.";

    public override FakeAnswer Handle(FakeRequest request)
    {
        if (request.Headers.Authorization != $"apiKey {Account.Key}") return Error(401, $"Invalid key {request.Headers.Authorization}");
        return (request.Method, request.Parts) switch
        {
            ("POST", ["jobs"]) => Create(request),
            ("GET", ["jobs"]) => FakeAnswer.Ok(List(request)),
            ("GET", ["jobs", "estimate"]) => FakeAnswer.Ok(Estimate(request)),
            ("GET", ["jobs", var id]) when Find(id) is { } job => FakeAnswer.Ok(Details(job)),
            ("GET", ["jobs", var id, "artifacts", var artifact]) when Find(id) is { } job => FakeAnswer.Ok(Artifact(job, artifact)),
            ("GET", ["jobs", var id, "results", "probabilities"]) when Find(id) is { } job => FakeAnswer.Ok(Decimal(job, job.Circuits[0])),
            ("PUT", ["jobs", var id, "status", "cancel"]) when Find(id) is { } job => Cancel(job),
            _ => Error(404, "Not found"),
        };
    }

    public override FakeAnswer Error(int status, string message) => new(status, (status % 3) switch
    {
        0 => new JsonObject { ["code"] = status, ["message"] = message },
        1 => new JsonObject { ["statusCode"] = status, ["error"] = "Error", ["message"] = message },
        _ => new JsonObject { ["error"] = new JsonObject { ["type"] = "t", ["message"] = message } },
    } is var body ? body.ToJsonString() : "");

    private FakeAnswer Create(FakeRequest request)
    {
        if (request.Body.Length > 10_485_760) return Error(413, "Payload too large");
        var body = request.Json;
        var input = body["input"]!;
        ExecutedCircuit[] circuits = (string)body["type"]! switch
        {
            "ionq.qasm3.v1" => [QasmInterpreter.Run((string)input["data"]!)],
            "ionq.multi-circuit.v1" => [.. input["circuits"]!.AsArray().Select(c => IonQCircuit.Run((int)input["qubits"]!, c!["circuit"]!.AsArray()))],
            var other => throw new FormatException($"Unknown type {other}"),
        };
        if (circuits.Length > 5000) return Error(400, "Too many circuits");
        var job = Account.Accept(Account.NewId("ionq"), (string)body["metadata"]!["qmtl"]!, (string)body["backend"]!, (int)body["shots"]!, circuits);
        return new(201, new JsonObject { ["id"] = job.Id, ["status"] = "submitted", ["session_id"] = null }.ToJsonString());
    }

    /// <summary>Newest first; jobs of single circuits among them, which repeat the metadata of the job that they belong to.</summary>
    private JsonObject List(FakeRequest request)
    {
        var target = (string?)request.Query["target"];
        var all = Account.Jobs.Where(j => target is null || j.Target == target).Reverse().SelectMany(j => Children(j).Select(c => Summary(j, c)).Prepend(Summary(j, null))).ToList();
        var start = int.Parse(request.Query["next"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["jobs"] = new JsonArray([.. all.Skip(start).Take(PageSize)]),
            ["next"] = start + PageSize < all.Count ? (start + PageSize).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private JsonObject Summary(FakeJob job, string? child) => new()
    {
        ["id"] = child ?? job.Id,
        ["status"] = Status(job),
        ["parent_job_id"] = child is null ? null : job.Id,
        ["name"] = job.Tag,
        ["metadata"] = new JsonObject { ["qmtl"] = job.Tag },
        ["backend"] = job.Target,
        ["submitted_at"] = job.Accepted.ToString("O", CultureInfo.InvariantCulture),
    };

    private JsonObject Details(FakeJob job)
    {
        var details = Summary(job, null);
        details["shots"] = job.Shots;
        details["noise"] = new JsonObject { ["model"] = "ideal" };
        details["child_job_ids"] = job.Circuits.Count == 1 ? null : new JsonArray([.. Children(job).Select(c => (JsonNode)c)]);
        details["failure"] = Status(job) == "failed" ? new JsonObject { ["code"] = "CompilationError", ["message"] = "the circuit does not compile" } : null;
        if (Status(job) != "completed") return details;
        string[] formats = job.Circuits.Count > 1 ? ["probabilities-aggregate.json.v1"] : job.Target == "simulator" ? ["probabilities.json.v2"] : Formats(job);
        details["results"] = new JsonObject(formats.Select(f => KeyValuePair.Create(Prefix + f, (JsonNode?)new JsonObject { ["id"] = f, ["format"] = Prefix + f })));
        return details;
    }

    /// <summary>Not all jobs offer all forms.</summary>
    private static string[] Formats(FakeJob job) => (job.Id.Length % 3) switch
    {
        0 => ["probabilities.json.v2", "histogram.json.v2", "shots.json.v2"],
        1 => ["shots.json.v2"],
        _ => [],
    };

    private static JsonObject Artifact(FakeJob job, string format) => format switch
    {
        "probabilities.json.v2" => new() { ["probabilities"] = Registers(job, r => new JsonObject(r.Executed.Probabilities().Select(p => KeyValuePair.Create(Wire(p.Key), (JsonNode?)p.Value)))) },
        "histogram.json.v2" => new() { ["histogram"] = Registers(job, r => new JsonObject(r.Counts.Select(c => KeyValuePair.Create(Wire(c.Key), (JsonNode?)c.Value)))) },
        "shots.json.v2" => new()
        {
            ["shots"] = new JsonArray([.. job.Circuits[0].Counts.SelectMany(c => Enumerable.Repeat(c.Key, c.Value)).Select(bits =>
                Registers(job, _ => new JsonArray([.. Wire(bits).Select(b => (JsonNode)(b - '0'))])))]),
        },
        "probabilities-aggregate.json.v1" => new(Children(job).Select((child, i) => KeyValuePair.Create(child, (JsonNode?)Decimal(job, job.Circuits[i])))),
        _ => throw new FormatException("No such artifact"),
    };

    private static JsonObject Registers(FakeJob job, Func<FakeCircuit, JsonNode> values) =>
        new() { ["registers"] = new JsonObject { [job.Circuits[0].Executed.Register] = values(job.Circuits[0]), ["output_all"] = values(job.Circuits[0]) } };

    /// <summary>All qubits as one number, qubit 0 the least significant bit; what is not measured into a bit counts as 0.</summary>
    private static JsonObject Decimal(FakeJob job, FakeCircuit circuit)
    {
        var exact = job.Target == "simulator";
        IEnumerable<(string Bits, double Weight)> weights = exact
            ? circuit.Executed.Probabilities().Select(p => (p.Key, p.Value))
            : circuit.Counts.Select(c => (c.Key, (double)c.Value / job.Shots));
        return new JsonObject(weights.GroupBy(w => Number(w.Bits, circuit.Executed.MeasuredQubits)).Select(g =>
            KeyValuePair.Create(g.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)g.Sum(w => w.Weight))));
    }

    private static long Number(string bits, int[] qubits) => qubits.Select((q, i) => bits[^(i + 1)] == '1' ? 1L << q : 0).Sum();

    private static string Wire(string bits) => string.Concat(bits.Reverse());

    private static IEnumerable<string> Children(FakeJob job) =>
        job.Circuits.Count == 1 ? [] : Enumerable.Range(0, job.Circuits.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{job.Id}-child-{i}"));

    private string Status(FakeJob job) => job.State(Account) switch
    {
        FakeJobState.Queued => "ready",
        FakeJobState.Running => "started",
        FakeJobState.Completed => "completed",
        FakeJobState.Failed => "failed",
        _ => "canceled",
    };

    private static JsonObject Estimate(FakeRequest request) => new()
    {
        ["estimated_total_cost"] = 0.01 * int.Parse(request.Query["shots"]!, CultureInfo.InvariantCulture),
        ["estimated_unit"] = "usd",
    };

    private static FakeAnswer Cancel(FakeJob job)
    {
        job.CanceledByUser = true;
        return FakeAnswer.Ok(new JsonObject { ["id"] = job.Id, ["status"] = "canceled" });
    }
}
