using System.Globalization;
using System.Text.Json;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Ibm;

/// <summary>
/// IBM Quantum's Sampler over REST. Programs must be in the machine's own form: its basis gates, on physical qubits that it couples.
/// </summary>
public sealed class IbmService : IQuantumService
{
    /// <summary>The variable of the key, as IBM's own client names it.</summary>
    public const string KeyVariable = "QISKIT_IBM_TOKEN";

    /// <summary>The variable of the instance's CRN, as IBM's own client names it.</summary>
    public const string InstanceVariable = "QISKIT_IBM_INSTANCE";

    /// <summary>The variable of another address than the service's own.</summary>
    public const string AddressVariable = "QMTL_IBM_URL";

    /// <summary>The variable of another address for tokens.</summary>
    public const string IdentityVariable = "QMTL_IBM_IAM_URL";

    private const int PageSize = 100;

    private readonly Uri address;
    private readonly ServiceClient client;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="http">Sends requests. It must not follow redirections, so that keys go nowhere else.</param>
    /// <param name="credentials">Where the key is.</param>
    /// <param name="options">How often and how long to try.</param>
    /// <param name="time">The clock, by which tokens expire.</param>
    /// <exception cref="CredentialException">The key or the instance is missing.</exception>
    public IbmService(HttpClient http, CredentialSource credentials, ServiceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var instance = credentials.Require(InstanceVariable, "The CRN of IBM's instance");
        address = new Uri(credentials.Find(AddressVariable) ?? (instance.Contains(":eu-de:", StringComparison.Ordinal)
            ? "https://eu-de.quantum.cloud.ibm.com/api/v1"
            : "https://quantum.cloud.ibm.com/api/v1"));
        var identity = new Uri(credentials.Find(IdentityVariable) ?? "https://iam.cloud.ibm.com/identity/token");
        var key = credentials.RequireSecret(KeyVariable, "The key of IBM's service");
        client = new ServiceClient(http, Name, new IbmAuthorization(http, identity, key, instance, options, time), options, time);
    }

    /// <inheritdoc/>
    public string Name => "IBM";

    /// <inheritdoc/>
    public JobLimits Limits { get; } = new() { Shots = 5_000_000, Executions = 5_000_000 };

    /// <inheritdoc/>
    public CircuitSize Measure(QuantumCircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return new(circuit.Program.GateCount, 24L * circuit.Values.Count, StandsAlone: false);
    }

    /// <inheritdoc/>
    public Task<string> SubmitAsync(JobRequest job) =>
        client.SendOnceAsync(HttpMethod.Post, address.At("/jobs"), IbmRequest.Write(job), answer => answer.Json().RequiredText("id"));

    /// <summary>Lists the jobs with the tag: <c>GET /jobs?tags=…&amp;limit=…&amp;offset=…</c> (client qiskit-ibm-runtime, api/rest/runtime.py, jobs_get).</summary>
    public async Task<IReadOnlyList<string>> FindAsync(JobRequest job, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var found = new List<string>();
        for (var offset = 0; ; offset += PageSize)
        {
            var query = string.Create(CultureInfo.InvariantCulture, $"/jobs?tags={Uri.EscapeDataString(job.Tag)}&limit={PageSize}&offset={offset}&exclude_params=true");
            var (ids, isLast) = await client.RepeatAsync(HttpMethod.Get, address.At(query), null, answer => Tagged(answer.Json(), job.Tag), cancellationToken);
            found.AddRange(ids);
            if (isLast) return found;
        }
    }

    /// <inheritdoc/>
    public async Task<JobStatus> GetStatusAsync(string id, CancellationToken cancellationToken)
    {
        var details = await GetAsync($"/jobs/{Uri.EscapeDataString(id)}?exclude_params=true", cancellationToken);
        var state = details.Optional("state");
        var status = state?.Text("status") ?? details.RequiredText("status");
        return status switch
        {
            "Completed" => new(JobState.Completed),
            "Failed" => new(JobState.Failed, string.Join(" ", new[] { state?.Text("reason"), state?.Text("reason_solution") }.Where(t => !string.IsNullOrEmpty(t)))),
            "Running" => new(JobState.Running),
            _ when status.StartsWith("Cancelled", StringComparison.Ordinal) => new(JobState.Canceled),
            _ => new(JobState.Queued),
        };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outcomes>> FetchAsync(string id, JobRequest job, CancellationToken cancellationToken) => client.RepeatAsync(
        HttpMethod.Get, address.At($"/jobs/{Uri.EscapeDataString(id)}/results"), null, answer => IbmOutcomes.Read(answer.Json(), job), cancellationToken);

    /// <inheritdoc/>
    public Task CancelAsync(string id, CancellationToken cancellationToken) =>
        client.RepeatAsync(HttpMethod.Post, address.At($"/jobs/{Uri.EscapeDataString(id)}/cancel"), [], _ => true, cancellationToken);

    /// <summary>IBM counts seconds of the machine, and has no such request.</summary>
    public Task<CostEstimate?> EstimateAsync(JobRequest job, CancellationToken cancellationToken) => Task.FromResult<CostEstimate?>(null);

    private static (IReadOnlyList<string> Ids, bool IsLast) Tagged(JsonElement page, string tag)
    {
        var jobs = page.GetProperty("jobs").EnumerateArray().ToList();
        return (
            [.. jobs.Where(j => j.Optional("tags") is not { } tags || tags.EnumerateArray().Any(t => t.GetString() == tag)).Select(j => j.RequiredText("id"))],
            jobs.Count < PageSize);
    }

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        client.RepeatAsync(HttpMethod.Get, address.At(path), null, answer => answer.Json(), cancellationToken);
}
