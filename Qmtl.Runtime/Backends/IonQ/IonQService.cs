using System.Text.Json;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.IonQ;

/// <summary>The IonQ Quantum Cloud, by its interface v0.4 (docs.ionq.com/api-reference/v0.4).</summary>
public sealed class IonQService : IQuantumService
{
    /// <summary>The variable of the key.</summary>
    public const string KeyVariable = "IONQ_API_KEY";

    /// <summary>The variable of another address than the service's own.</summary>
    public const string AddressVariable = "QMTL_IONQ_URL";

    private static readonly Uri OwnAddress = new("https://api.ionq.co/v0.4");

    private readonly Uri address;
    private readonly ServiceClient client;
    private readonly IonQArtifacts artifacts;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="http">Sends requests. It must not follow redirections, so that the key goes nowhere else.</param>
    /// <param name="credentials">Where the key is.</param>
    /// <param name="options">How often and how long to try.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CredentialException">There is no key.</exception>
    public IonQService(HttpClient http, CredentialSource credentials, ServiceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        address = credentials.Find(AddressVariable) is { } other ? new Uri(other) : OwnAddress;
        var key = credentials.RequireSecret(KeyVariable, "The key of IonQ's service");
        client = new ServiceClient(http, Name, new IonQAuthorization(key), options, time);
        artifacts = new IonQArtifacts((path, token) => GetAsync(path, token));
    }

    /// <inheritdoc/>
    public string Name => "IonQ";

    /// <inheritdoc/>
    public JobLimits Limits { get; } = new() { Circuits = 5000, Shots = 1_000_000, Gates = 150_000, Bytes = 10 * 1024 * 1024 };

    /// <inheritdoc/>
    public CircuitSize Measure(QuantumCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return IonQGates.Count(circuit.Program) is { } gates
            ? new CircuitSize(gates, IonQRequest.Measure(circuit), StandsAlone: false)
            : new CircuitSize(circuit.Program.GateCount, circuit.Program.Text.Length, StandsAlone: true);
    }

    /// <inheritdoc/>
    public Task<string> SubmitAsync(JobRequest job) =>
        client.SendOnceAsync(HttpMethod.Post, address.At("/jobs"), IonQRequest.Write(job), answer => answer.Json().RequiredText("id"));

    /// <summary>
    /// Looks through all pages of <c>GET /jobs</c>, whose filters know neither names nor metadata (parameters <c>next</c> and <c>target</c>, answer
    /// <c>jobs</c> and <c>next</c>: client ionq-core-python, get_jobs).
    /// </summary>
    public async Task<IReadOnlyList<string>> FindAsync(JobRequest job, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var found = new List<string>();
        var page = $"/jobs?target={Uri.EscapeDataString(job.Target)}";
        for (string? next = ""; next is not null;)
        {
            (var ids, next) = await client.RepeatAsync(
                HttpMethod.Get,
                address.At(next.Length == 0 ? page : $"{page}&next={Uri.EscapeDataString(next)}"),
                null,
                answer => Tagged(answer.Json(), job.Tag),
                cancellationToken);
            found.AddRange(ids);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<JobStatus> GetStatusAsync(string id, CancellationToken cancellationToken) => Status(await GetJobAsync(id, cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Outcomes>> FetchAsync(string id, JobRequest job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var details = await GetJobAsync(id, cancellationToken);
        try
        {
            return job.Circuits.Count == 1
                ? [await artifacts.ReadAsync(details, job.Circuits[0].Program, cancellationToken)]
                : await artifacts.ReadAllAsync(details, job, cancellationToken);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ServiceException(ServiceFailure.Uncertain, $"{Name}'s results of job {id} cannot be read: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public Task CancelAsync(string id, CancellationToken cancellationToken) =>
        client.RepeatAsync(HttpMethod.Put, address.At($"/jobs/{Uri.EscapeDataString(id)}/status/cancel"), null, _ => true, cancellationToken);

    /// <summary>By <c>GET /jobs/estimate</c>, for the gates of the largest circuit, times the number of circuits.</summary>
    public async Task<CostEstimate?> EstimateAsync(JobRequest job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var two = job.Circuits.Max(c => c.Program.Gates.Count(g => g.Qubits.Count > 1));
        var one = job.Circuits.Max(c => c.Program.Gates.Count(g => g.Qubits.Count == 1));
        var qubits = job.Circuits.Max(c => c.Program.QubitCount);
        var query = FormattableString.Invariant(
            $"/jobs/estimate?backend={Uri.EscapeDataString(job.Target)}&qubits={qubits}&shots={job.Shots}&1q_gates={one}&2q_gates={two}&error_mitigation=false");
        return await client.RepeatAsync<CostEstimate?>(
            HttpMethod.Get,
            address.At(query),
            null,
            answer => answer.Json() is var estimate && estimate.Optional("estimated_total_cost") is { ValueKind: JsonValueKind.Number } cost
                ? new CostEstimate(cost.GetDouble() * job.Circuits.Count, estimate.Text("estimated_unit") ?? "")
                : null,
            cancellationToken);
    }

    /// <summary>The jobs of a page that carry a tag. Jobs of single circuits repeat it from the job that they belong to.</summary>
    private static (IReadOnlyList<string> Ids, string? Next) Tagged(JsonElement page, string tag)
    {
        var ids = page.GetProperty("jobs").EnumerateArray()
            .Where(job => job.Text("parent_job_id") is null)
            .Where(job => job.Optional("metadata")?.Text(IonQRequest.TagKey) == tag || job.Text("name") == tag)
            .Select(job => job.RequiredText("id"))
            .ToArray();
        return (ids, page.Text("next"));
    }

    private static JobStatus Status(JsonElement details) => details.RequiredText("status") switch
    {
        "completed" => new(JobState.Completed),
        "failed" => new(JobState.Failed, Reason(details)),
        "canceled" => new(JobState.Canceled),
        "started" => new(JobState.Running),
        _ => new(JobState.Queued),
    };

    private static string? Reason(JsonElement details) => details.Optional("failure") is { } failure
        ? string.Join(": ", new[] { failure.Text("code"), failure.Text("message") ?? failure.Text("error") }.Where(t => t is not null))
        : null;

    private Task<JsonElement> GetJobAsync(string id, CancellationToken cancellationToken) => GetAsync($"/jobs/{Uri.EscapeDataString(id)}", cancellationToken);

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        client.RepeatAsync(HttpMethod.Get, address.At(path), null, answer => answer.Json(), cancellationToken);
}
