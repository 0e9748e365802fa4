using System.Globalization;
using System.Text.Json.Nodes;
using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>Amazon Braket. A client token that it knows brings the task that it made for it.</summary>
internal sealed class FakeBraket(FakeAccount account) : FakeService(account)
{
    private readonly Dictionary<string, FakeJob> byToken = [];

    public override FakeAnswer Handle(FakeRequest request)
    {
        if (!FakeSignature.IsValid(request, Account.Key, "braket", Account.Clock.GetUtcNow())) return Error(403, $"The signature does not match: {request.Headers.Authorization}");
        return (request.Method, request.Parts) switch
        {
            ("POST", ["quantum-task"]) => Create(request.Json),
            ("POST", ["quantum-tasks"]) => FakeAnswer.Ok(Search(request.Json)),
            ("GET", ["quantum-task", var arn]) when Find(arn) is { } job => FakeAnswer.Ok(Details(job)),
            ("PUT", ["quantum-task", var arn, "cancel"]) when Find(arn) is { } job => Cancel(job),
            _ => Error(404, "No such task"),
        };
    }

    public override FakeAnswer Error(int status, string message) => new(status, new JsonObject { ["message"] = message }.ToJsonString(), status switch
    {
        400 => "ValidationException",
        403 => "AccessDeniedException:http://internal.amazon.com/coral/",
        404 => "ResourceNotFoundException",
        429 => "ThrottlingException",
        _ => "InternalServiceException",
    });

    private FakeAnswer Create(JsonNode body)
    {
        var token = Guid.Parse((string)body["clientToken"]!).ToString();
        if (!byToken.TryGetValue(token, out var job))
        {
            var action = JsonNode.Parse((string)body["action"]!)!;
            if ((string)action["braketSchemaHeader"]!["name"]! != "braket.ir.openqasm.program") return Error(400, "Not a program");
            if (!((string)body["outputS3Bucket"]!).StartsWith("amazon-braket-", StringComparison.Ordinal)) return Error(400, "Not a bucket for Braket");
            var inputs = action["inputs"]?.AsObject().ToDictionary(i => i.Key, i => (double)i.Value!);
            job = Account.Accept(
                Account.NewId("arn:aws:braket:us-east-1:123456789012:quantum-task/"),
                (string)body["tags"]!["qmtl"]!,
                (string)body["deviceArn"]!,
                (int)body["shots"]!,
                [QasmInterpreter.Run((string)action["source"]!, named: inputs)]);
            byToken.Add(token, job);
        }

        return new(201, new JsonObject { ["quantumTaskArn"] = job.Id }.ToJsonString());
    }

    private JsonObject Search(JsonNode body)
    {
        var filters = body["filters"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => (string)f!["values"]![0]!);
        var since = DateTimeOffset.Parse(filters["createdAt"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var all = Account.Jobs.Where(j => j.Target == filters["deviceArn"] && j.Accepted >= since).ToList();
        var start = int.Parse((string?)body["nextToken"] ?? "0", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["quantumTasks"] = new JsonArray([.. all.Skip(start).Take(2).Select(Details)]),
            ["nextToken"] = start + 2 < all.Count ? (start + 2).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private JsonObject Details(FakeJob job)
    {
        var status = job.State(Account) is FakeJobState.Canceled ? "CANCELLED" : job.State(Account).ToString().ToUpperInvariant();
        var details = new JsonObject
        {
            ["quantumTaskArn"] = job.Id,
            ["status"] = status,
            ["deviceArn"] = job.Target,
            ["deviceParameters"] = "{}",
            ["shots"] = job.Shots,
            ["outputS3Bucket"] = "amazon-braket-tests",
            ["outputS3Directory"] = $"qmtl/{job.Id.Split('/')[1]}",
            ["createdAt"] = job.Accepted.ToString("O", CultureInfo.InvariantCulture),
            ["tags"] = new JsonObject { ["qmtl"] = job.Tag },
        };
        if (status == "FAILED") details["failureReason"] = "the circuit does not compile";
        return details;
    }

    private static FakeAnswer Cancel(FakeJob job)
    {
        job.CanceledByUser = true;
        return FakeAnswer.Ok(new JsonObject { ["quantumTaskArn"] = job.Id, ["cancellationStatus"] = "CANCELLING" });
    }
}
