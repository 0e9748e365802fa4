using System.Globalization;
using System.Security.Cryptography;
using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>What is to be executed, and how it is distributed to jobs.</summary>
public sealed class JobPlan
{
    private JobPlan(string id, string service, string target, int shots, IReadOnlyList<QuantumCircuit> circuits, IReadOnlyList<PlannedJob> jobs)
    {
        (Id, Service, Target, Shots, Circuits, Jobs) = (id, service, target, shots, circuits, jobs);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(JobPlanFile.WriteWork(this)));
    }

    /// <summary>Tells the plan from all others: 32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Which kind of service executes it: see <see cref="QuantumServices"/>.</summary>
    public string Service { get; }

    /// <summary>The machine or simulator, in the service's words.</summary>
    public string Target { get; }

    /// <summary>How often each circuit is executed.</summary>
    public int Shots { get; }

    /// <summary>What is executed.</summary>
    public IReadOnlyList<QuantumCircuit> Circuits { get; }

    /// <summary>The jobs. Every circuit is in one of them, or in several whose shots add up.</summary>
    public IReadOnlyList<PlannedJob> Jobs { get; }

    /// <summary>The same for plans that execute the same circuits as often on the same machine.</summary>
    public string Fingerprint { get; }

    /// <summary>Plans the jobs.</summary>
    /// <param name="service">Its limits decide how many.</param>
    /// <param name="kind">Which kind of service it is.</param>
    /// <param name="target">The machine or simulator.</param>
    /// <param name="shots">How often each circuit is executed; at least 1.</param>
    /// <param name="circuits">What is executed; at least one.</param>
    /// <exception cref="JobsException">A circuit does not fit into any job.</exception>
    public static JobPlan Create(IQuantumService service, string kind, string target, int shots, IReadOnlyList<QuantumCircuit> circuits)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(circuits);
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(shots, 1);
        if (circuits.Count == 0) throw new ArgumentException("There are no circuits.", nameof(circuits));
        return new JobPlan(Guid.NewGuid().ToString("N"), kind, target, shots, circuits, JobSplitting.Split(service, circuits, shots));
    }

    /// <summary>What a job asks the service for.</summary>
    /// <param name="job">The place of the job.</param>
    /// <param name="attempt">1, and one more each time the user asks for a job again that failed: it is a new one for the service.</param>
    public JobRequest Request(int job, int attempt)
    {
        var planned = Jobs[job];
        return new JobRequest(Tag(job, attempt), Target, planned.Shots, [.. Circuits.Skip(planned.First).Take(planned.Count)]);
    }

    /// <summary>Names a job at the service.</summary>
    public string Tag(int job, int attempt) => string.Create(CultureInfo.InvariantCulture, $"qmtl-{Id}-{job}{(attempt == 1 ? "" : $"-{attempt}")}");

    /// <summary>The outcomes of each circuit, from those of each job.</summary>
    /// <param name="outcomes">Of each job, the outcomes of each of its circuits.</param>
    public IReadOnlyList<Outcomes> Merge(IReadOnlyList<IReadOnlyList<Outcomes>> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var parts = new List<Outcomes>[Circuits.Count];
        for (var job = 0; job < Jobs.Count; job++)
        {
            for (var i = 0; i < Jobs[job].Count; i++) (parts[Jobs[job].First + i] ??= []).Add(outcomes[job][i]);
        }

        return [.. parts.Select(p => Outcomes.Merge(p))];
    }

    internal static JobPlan Restore(string id, string service, string target, int shots, IReadOnlyList<QuantumCircuit> circuits, IReadOnlyList<PlannedJob> jobs) =>
        new(id, service, target, shots, circuits, jobs);
}
