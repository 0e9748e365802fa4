using System.Collections.Concurrent;
using System.Text;
using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Journals;

/// <summary>One run of jobs against a service that misbehaves, by a client that is killed again and again.</summary>
internal sealed class FaultSequence : IDisposable
{
    private const int Shots = 20;

    private readonly string kind;
    private readonly SeededRandom random;
    private readonly FakeAccount account;
    private readonly FakeClient client;
    private readonly QuantumCircuit[] circuits;
    private readonly ConcurrentQueue<string> story = new();
    private int faultsLeft;
    private int killsLeft;

    public FaultSequence(FakeServer server, string kind, ulong seed, string folder)
    {
        (this.kind, Folder) = (kind, folder);
        random = SeededRandom.ForPurpose(seed, kind);
        faultsLeft = 3 + random.Next(10);
        killsLeft = random.Next(5);
        account = new FakeAccount(seed)
        {
            Ibm = { IsPlain = random.Next(2) == 0 },
            QueueTime = TimeSpan.FromSeconds(random.Next(20) == 0 ? 5000 : random.Next(100)),
            Faults = NextFault,
            Ends = _ => random.Next(12) switch { 0 => new(Fails: true), 1 => new(IsCanceled: true), _ => new() },
        };
        client = new FakeClient(server, account, connections => new CrashingHandler(connections, IsKilled));
        circuits = TestCircuits.Some(kind, 1 + random.Next(3), random);
    }

    public string Folder { get; }

    public ConcurrentBag<FaultKind> Seen { get; } = [];

    public int Restarts { get; private set; }

    public string Story => string.Join('\n', story);

    public async Task RunAsync()
    {
        var plan = JobPlan.Create(client.Service(kind, FakeClient.Target(kind)), kind, FakeClient.Target(kind), Shots, circuits);
        JobJournal.Create(Folder, plan, account.Clock).Dispose();
        Check(plan, await PersistAsync(plan));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Begins again after every end of the process and every error, as a patient user would.</summary>
    private async Task<IReadOnlyList<Outcomes>> PersistAsync(JobPlan plan)
    {
        for (Restarts = 0; Restarts < 60; Restarts++)
        {
            var again = false;
            using (var journal = JobJournal.Open(Folder, account.Clock))
            {
                journal.Plan.Fingerprint.ShouldBe(plan.Fingerprint);
                try
                {
                    return await new JobRunner(client.Service(kind, plan.Target), new JobOptions { FirstPoll = TimeSpan.FromSeconds(20) }, account.Clock).RunAsync(journal, default);
                }
                catch (ProcessKilledException)
                {
                    story.Enqueue("killed");
                }
                catch (JobsException e)
                {
                    story.Enqueue(e.Message);
                    e.Message.ShouldContain($"qmtl jobs resume {Folder}");
                    e.Message.ShouldContain($"qmtl-{plan.Id}-");
                    again = e.Message.EndsWith("--again", StringComparison.Ordinal);
                    if (again) RenewEnded(journal);
                }
            }

            if (!again) TearLastLine();
        }

        throw new InvalidOperationException("It does not end.");
    }

    private void RenewEnded(JobJournal journal)
    {
        for (var job = 0; job < journal.Jobs.Count; job++)
        {
            if (journal.Jobs[job].Stage == JobStage.Completed) continue;
            var id = journal.Jobs[job].Id.ShouldNotBeNull();
            account.Jobs.Single(j => j.Id == id).End.ShouldNotBe(new FakeEnd());
            journal.Renew(job);
        }
    }

    /// <summary>A process that is killed while it writes leaves a part of a line.</summary>
    private void TearLastLine()
    {
        if (random.Next(2) == 0) return;
        var line = """{"at":"2026-01-15T12:00:00.0000000+00:00","job":0,"event":"Submitted","id":"xyz"}"""u8;
        using var file = File.Open(Path.Combine(Folder, "journal.jsonl"), FileMode.Append);
        file.Write(line[..random.Next(line.Length)]);
    }

    /// <summary>All that was accepted was asked for once, and the results are those that the service counted.</summary>
    private void Check(JobPlan plan, IReadOnlyList<Outcomes> outcomes)
    {
        outcomes.Count.ShouldBe(circuits.Length);
        account.Jobs.GroupBy(j => j.Tag).ShouldAllBe(sameTag => sameTag.Count() == 1, "A job was paid twice.");
        for (var job = 0; job < plan.Jobs.Count; job++)
        {
            var tag = plan.Tag(job, 1);
            var accepted = account.Jobs.Where(j => j.Tag == tag || j.Tag.StartsWith($"{tag}-", StringComparison.Ordinal)).ToArray();
            accepted.Count(j => j.End == new FakeEnd()).ShouldBe(1, "One job of the circuits ends well.");
            var good = accepted.Single(j => j.End == new FakeEnd());
            for (var i = 0; i < plan.Jobs[job].Count; i++)
                outcomes[plan.Jobs[job].First + i].Weights.ShouldBe(good.CountsOf(i, circuits[plan.Jobs[job].First + i].Program), ignoreOrder: true);
        }
    }

    private bool IsKilled()
    {
        lock (random)
        {
            if (killsLeft == 0 || random.Next(6) != 0) return false;
            killsLeft--;
            return true;
        }
    }

    private Fault NextFault(FakeRequest request)
    {
        lock (random)
        {
            if (faultsLeft == 0 || random.Next(request.Submits ? 2 : 4) != 0) return Fault.None;
            faultsLeft--;
            var fault = Choose(request);
            Seen.Add(fault.Kind);
            story.Enqueue($"{request.Method} {request.Path}: {fault}");
            return fault;
        }
    }

    private Fault Choose(FakeRequest request) => random.Next(kind == QuantumServices.Ibm ? 12 : 11) switch
    {
        0 => new(FaultKind.None),
        1 => new(FaultKind.Throttle, random.Next(3) == 0 ? 0 : 1 + random.Next(400)),
        2 => new(FaultKind.ErrorBefore, 500 + random.Next(5) is 501 ? 520 : 500 + random.Next(5)),
        3 => new(FaultKind.ErrorAfter, 502 + random.Next(3)),
        4 => new(FaultKind.HoldBefore),
        5 => new(FaultKind.HoldAfter),
        6 => request.Submits ? new(FaultKind.HoldUntilLater, 1 + random.Next(110)) : new(FaultKind.HoldBefore),
        7 => new(FaultKind.ResetBefore),
        8 => new(FaultKind.ResetAfter),
        9 => new(FaultKind.CutJson),
        10 => new(FaultKind.CutBody),
        _ => new(FaultKind.ExpireToken),
    };
}
