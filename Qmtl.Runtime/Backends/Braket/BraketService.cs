using System.Globalization;
using System.Text.Json;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Braket;

/// <summary>Amazon Braket, interface 2019-09-01. Each circuit is a quantum task of its own; its results are a file in a bucket of S3.</summary>
public sealed class BraketService : IQuantumService
{
    /// <summary>The variable of the bucket that results are written to. Its name must begin with <c>amazon-braket-</c>.</summary>
    public const string BucketVariable = "QMTL_BRAKET_BUCKET";

    /// <summary>The variable of another address than Braket's own.</summary>
    public const string AddressVariable = "QMTL_BRAKET_URL";

    /// <summary>The variable of another address than that of S3.</summary>
    public const string StorageVariable = "QMTL_S3_URL";

    /// <summary>The key of the tag among the tags of a task.</summary>
    internal const string TagKey = "qmtl";

    private const string Prefix = "qmtl";

    // So much may the clocks here and there differ.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    private readonly BraketAddresses addresses;
    private readonly string bucket;
    private readonly ServiceClient client;
    private readonly ServiceClient storage;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="http">Sends requests. It must not follow redirections, so that signatures go nowhere else.</param>
    /// <param name="credentials">Where the keys are.</param>
    /// <param name="device">The device's ARN.</param>
    /// <param name="options">How often and how long to try.</param>
    /// <param name="time">The clock, by which requests are signed.</param>
    /// <exception cref="CredentialException">A key, the region or the bucket is missing.</exception>
    public BraketService(HttpClient http, CredentialSource credentials, string device, ServiceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(device);
        var keys = AwsCredentials.From(credentials);
        addresses = BraketAddresses.From(credentials, device);
        bucket = credentials.Require(BucketVariable, "The bucket for Braket's results");
        client = new ServiceClient(http, Name, new SignatureV4(keys, addresses.Region, "braket", time), options, time);
        storage = new ServiceClient(http, "S3", new SignatureV4(keys, addresses.Region, "s3", time), options, time);
    }

    /// <inheritdoc/>
    public string Name => "Braket";

    /// <inheritdoc/>
    public JobLimits Limits { get; } = new() { Circuits = 1 };

    /// <inheritdoc/>
    public CircuitSize Measure(QuantumCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return new(circuit.Program.GateCount, circuit.Program.Text.Length, StandsAlone: true);
    }

    /// <inheritdoc/>
    public Task<string> SubmitAsync(JobRequest job) => client.SendOnceAsync(
        HttpMethod.Post,
        addresses.Service.At("/quantum-task"),
        BraketRequest.Write(job, bucket, Prefix),
        answer => answer.Json().RequiredText("quantumTaskArn"));

    /// <summary>
    /// Searches the tasks of the device since then, of which each shows its tags (SearchQuantumTasks, docs.aws.amazon.com/braket/latest/APIReference; the
    /// filters know no tags).
    /// </summary>
    public async Task<IReadOnlyList<string>> FindAsync(JobRequest job, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            (var ids, next) = await client.RepeatAsync(
                HttpMethod.Post, addresses.Service.At("/quantum-tasks"), Search(job, since, next), answer => Tagged(answer.Json(), job.Tag), cancellationToken);
            found.AddRange(ids);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<JobStatus> GetStatusAsync(string id, CancellationToken cancellationToken)
    {
        var task = await GetTaskAsync(id, cancellationToken);
        return task.RequiredText("status") switch
        {
            "COMPLETED" => new(JobState.Completed),
            "FAILED" => new(JobState.Failed, task.Text("failureReason")),
            "CANCELLED" => new(JobState.Canceled),
            "RUNNING" or "CANCELLING" => new(JobState.Running),
            _ => new(JobState.Queued),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Outcomes>> FetchAsync(string id, JobRequest job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var task = await GetTaskAsync(id, cancellationToken);
        var file = addresses.Bucket(task.RequiredText("outputS3Bucket")).At($"/{task.RequiredText("outputS3Directory")}/results.json");
        return await storage.RepeatAsync<IReadOnlyList<Outcomes>>(
            HttpMethod.Get, file, null, answer => [BraketOutcomes.Read(answer.Json(), job.Circuits.Single().Program, job.Shots)], cancellationToken);
    }

    /// <inheritdoc/>
    public Task CancelAsync(string id, CancellationToken cancellationToken) => client.RepeatAsync(
        HttpMethod.Put,
        addresses.Service.At($"/quantum-task/{Uri.EscapeDataString(id)}/cancel"),
        JsonBody.WriteObject(json => json.WriteString("clientToken", BraketRequest.ClientToken("cancel " + id))),
        _ => true,
        cancellationToken);

    /// <summary>Braket has no such request.</summary>
    public Task<CostEstimate?> EstimateAsync(JobRequest job, CancellationToken cancellationToken) => Task.FromResult<CostEstimate?>(null);

    private static byte[] Search(JobRequest job, DateTimeOffset since, string next) => JsonBody.WriteObject(json =>
    {
        json.WriteStartArray("filters");
        WriteFilter(json, "deviceArn", "EQUAL", job.Target);
        WriteFilter(json, "createdAt", "GTE", (since - ClockDifference).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndArray();
        if (next.Length > 0) json.WriteString("nextToken", next);
    });

    private static void WriteFilter(Utf8JsonWriter json, string name, string comparison, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("operator", comparison);
        json.WriteStartArray("values");
        json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static (IReadOnlyList<string> Ids, string? Next) Tagged(JsonElement page, string tag) => (
        [
            .. page.GetProperty("quantumTasks").EnumerateArray()
                .Where(task => task.Optional("tags")?.Text(TagKey) == tag)
                .Select(task => task.RequiredText("quantumTaskArn")),
        ],
        page.Text("nextToken"));

    private Task<JsonElement> GetTaskAsync(string id, CancellationToken cancellationToken) =>
        client.RepeatAsync(HttpMethod.Get, addresses.Service.At($"/quantum-task/{Uri.EscapeDataString(id)}"), null, answer => answer.Json(), cancellationToken);
}
