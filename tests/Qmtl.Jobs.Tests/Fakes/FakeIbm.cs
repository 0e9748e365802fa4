using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>IBM's Sampler over REST, and the service of tokens.</summary>
internal sealed class FakeIbm(FakeAccount account) : FakeService(account)
{
    public const string Instance = "crn:v1:bluemix:public:quantum-computing:us-east:a/1:2::";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly Dictionary<string, DateTimeOffset> tokens = [];
    private readonly Dictionary<FakeJob, (int Start, int Count)[]> blocks = [];

    public void Expire() => tokens.Clear();

    /// <summary>Whether the plain form is used, or that of Qiskit's classes.</summary>
    public bool IsPlain { get; set; } = true;

    public override FakeAnswer Handle(FakeRequest request)
    {
        if (request.Path == "identity/token") return Token(Encoding.UTF8.GetString(request.Body));
        var token = request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (!tokens.TryGetValue(token, out var until) || until < Account.Clock.GetUtcNow()) return Error(401, $"Invalid credentials {token}");
        if (request.Headers["Service-CRN"] != Instance || request.Headers["IBM-API-Version"] != "2025-05-01") return Error(400, "A header is missing");
        return (request.Method, request.Parts) switch
        {
            ("POST", ["jobs"]) => Create(request.Json),
            ("GET", ["jobs"]) => FakeAnswer.Ok(List(request)),
            ("GET", ["jobs", var id]) when Find(id) is { } job => FakeAnswer.Ok(Details(job)),
            ("GET", ["jobs", var id, "results"]) when Find(id) is { } job => FakeAnswer.Ok(IsPlain ? Plain(job) : Qiskit(job)),
            ("POST", ["jobs", var id, "cancel"]) when Find(id) is { } job => Cancel(job),
            _ => Error(404, "Job not found"),
        };
    }

    public override FakeAnswer Error(int status, string message) => new(status, new JsonObject
    {
        ["trace"] = "t",
        ["errors"] = new JsonArray(new JsonObject { ["code"] = 1201, ["message"] = message, ["solution"] = "Check it.", ["more_info"] = "https://quantum.cloud.ibm.com/docs/errors#1201" }),
    }.ToJsonString());

    private FakeAnswer Token(string form)
    {
        if (form != $"grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey={Account.Key}")
            return new(400, new JsonObject { ["errorCode"] = "BXNIM0415E", ["errorMessage"] = $"Provided API key could not be found: {form}" }.ToJsonString());
        var token = $"{Account.Key}-token-{tokens.Count}-{Guid.NewGuid():N}";
        tokens.Add(token, Account.Clock.GetUtcNow() + Lifetime);
        return FakeAnswer.Ok(new JsonObject { ["access_token"] = token, ["refresh_token"] = "not_supported", ["token_type"] = "Bearer", ["expires_in"] = Lifetime.TotalSeconds, ["scope"] = "ibm_openid" });
    }

    private FakeAnswer Create(JsonNode body)
    {
        var parameters = body["params"]!;
        if ((string)body["program_id"]! != "sampler" || (int)parameters["version"]! != 2 || (bool)parameters["support_qiskit"]!) return Error(400, "Not a sampler job");
        var circuits = new List<ExecutedCircuit>();
        var starts = new List<(int, int)>();
        var shots = 0;
        foreach (var pub in parameters["pubs"]!.AsArray())
        {
            var values = pub![1]!.AsArray();
            double[][] sets = values.Count > 0 && values[0] is JsonArray ? [.. values.Select(v => Numbers(v!))] : [Numbers(values)];
            starts.Add((circuits.Count, sets.Length));
            circuits.AddRange(sets.Select(set => QasmInterpreter.Run((string)pub[0]!, set)));
            shots = (int)pub[2]!;
        }

        if ((long)circuits.Count * shots > 5_000_000) return Error(400, "Too many executions");
        var job = Account.Accept(Account.NewId("ibm"), (string)body["tags"]!.AsArray().Single()!, (string)body["backend"]!, shots, circuits);
        blocks.Add(job, [.. starts]);
        return FakeAnswer.Ok(new JsonObject { ["id"] = job.Id, ["backend"] = job.Target });
    }

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(v => (double)v!)];

    private JsonObject List(FakeRequest request) => new()
    {
        ["jobs"] = new JsonArray([.. Account.Jobs
            .Where(j => j.Tag == request.Query["tags"])
            .Skip(int.Parse(request.Query["offset"]!, CultureInfo.InvariantCulture))
            .Take(int.Parse(request.Query["limit"]!, CultureInfo.InvariantCulture))
            .Select(Details)]),
        ["limit"] = 100,
    };

    private JsonObject Details(FakeJob job)
    {
        var status = job.State(Account) is FakeJobState.Canceled ? "Cancelled" : job.State(Account).ToString();
        var state = new JsonObject { ["status"] = status };
        if (status == "Failed") (state["reason"], state["reason_code"], state["reason_solution"]) = ("the circuit does not compile", 1517, "Compile it.");
        return new JsonObject { ["id"] = job.Id, ["backend"] = job.Target, ["state"] = state, ["status"] = status, ["tags"] = new JsonArray(job.Tag) };
    }

    private JsonObject Plain(FakeJob job) => new()
    {
        ["results"] = new JsonArray([.. blocks[job].Select(block => new JsonObject
        {
            ["data"] = new JsonObject
            {
                [Register(job, block)] = new JsonObject { ["samples"] = new JsonArray([.. Shots(job, block).Select(bits => (JsonNode)$"0x{Convert.ToInt64(bits, 2):x}")]), ["num_bits"] = Bits(job, block) },
            },
            ["metadata"] = new JsonObject { ["circuit_metadata"] = new JsonObject() },
        })]),
        ["metadata"] = new JsonObject { ["version"] = 2 },
    };

    private JsonObject Qiskit(FakeJob job) => Typed("PrimitiveResult", new JsonObject
    {
        ["pub_results"] = new JsonArray([.. blocks[job].Select(block => Typed("SamplerPubResult", new JsonObject
        {
            ["data"] = Typed("DataBin", new JsonObject
            {
                ["field_names"] = new JsonArray(Register(job, block)),
                ["fields"] = new JsonObject
                {
                    [Register(job, block)] = Typed("BitArray", new JsonObject { ["num_bits"] = Bits(job, block), ["array"] = Typed("ndarray", Pack(job, block)) }),
                },
            }),
        }))]),
        ["metadata"] = new JsonObject { ["version"] = 2 },
    });

    private static JsonObject Typed(string type, JsonNode value) => new() { ["__type__"] = type, ["__value__"] = value };

    private static JsonNode Pack(FakeJob job, (int Start, int Count) block)
    {
        var width = (Bits(job, block) + 7) / 8;
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({block.Count}, {job.Shots}, {width}), }}".PadRight(117) + "\n";
        byte[] array = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.Latin1.GetBytes(header), .. Shots(job, block).SelectMany(bits => Bytes(bits, width))];
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest)) zlib.Write(array);
        return Convert.ToBase64String(compressed.ToArray());
    }

    private static IEnumerable<byte> Bytes(string bits, int width) => Enumerable.Range(0, width).Select(i => Convert.ToByte(bits.PadLeft(8 * width, '0').Substring(8 * i, 8), 2));

    private static IEnumerable<string> Shots(FakeJob job, (int Start, int Count) block) =>
        job.Circuits.Skip(block.Start).Take(block.Count).SelectMany(c => c.Counts.SelectMany(n => Enumerable.Repeat(n.Key, n.Value)));

    private static string Register(FakeJob job, (int Start, int Count) block) => job.Circuits[block.Start].Executed.Register;

    private static int Bits(FakeJob job, (int Start, int Count) block) => job.Circuits[block.Start].Executed.MeasuredQubits.Length;

    private static FakeAnswer Cancel(FakeJob job)
    {
        job.CanceledByUser = true;
        return new(204, "");
    }
}
