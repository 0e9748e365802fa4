using System.Globalization;
using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>An account at all three services, with a clock, keys, jobs and faults of its own.</summary>
internal sealed class FakeAccount
{
    private readonly SeededRandom random;
    private readonly List<(DateTimeOffset At, Action Do)> later = [];
    private readonly Dictionary<string, FakeService> services;

    public FakeAccount(ulong seed)
    {
        random = SeededRandom.ForPurpose(seed, "shots");
        Key = $"key-{seed}-{Guid.NewGuid():N}";
        services = new() { ["ionq"] = new FakeIonQ(this), ["ibm"] = Ibm = new FakeIbm(this), ["braket"] = new FakeBraket(this), ["s3"] = new FakeStorage(this) };
    }

    public VirtualTime Clock { get; } = new();

    /// <summary>The secret of all services.</summary>
    public string Key { get; }

    public FakeIbm Ibm { get; }

    public TimeSpan QueueTime { get; set; } = TimeSpan.FromSeconds(20);

    public TimeSpan RunTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What goes wrong with a request.</summary>
    public Func<FakeRequest, Fault> Faults { get; set; } = _ => Fault.None;

    /// <summary>How a job ends, by how many there were before it.</summary>
    public Func<int, FakeEnd> Ends { get; set; } = _ => new();

    /// <summary>All that were accepted.</summary>
    public List<FakeJob> Jobs { get; } = [];

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    public FakeAnswer Handle(string service, FakeRequest request)
    {
        lock (later)
        {
            Requests++;
            foreach (var (_, action) in later.Where(l => l.At <= Clock.GetUtcNow()).ToArray()) action();
            later.RemoveAll(l => l.At <= Clock.GetUtcNow());
            try
            {
                return services[service].Handle(request);
            }
            catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException or NullReferenceException)
            {
                return services[service].Error(400, e.Message);
            }
        }
    }

    public FakeAnswer Error(string service, int status) => services[service].Error(status, "injected");

    public void HandleLater(string service, FakeRequest request, TimeSpan after)
    {
        lock (later) later.Add((Clock.GetUtcNow() + after, () => services[service].Handle(request)));
    }

    public FakeJob Accept(string id, string tag, string target, int shots, IEnumerable<ExecutedCircuit> circuits)
    {
        var job = new FakeJob
        {
            Id = id,
            Tag = tag,
            Target = target,
            Shots = shots,
            Accepted = Clock.GetUtcNow(),
            Circuits = [.. circuits.Select(c => new FakeCircuit(c, c.Sample(shots, random)))],
            End = Ends(Jobs.Count),
        };
        Jobs.Add(job);
        return job;
    }

    public string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Jobs.Count}-{random.NextUInt64():x}");
}
