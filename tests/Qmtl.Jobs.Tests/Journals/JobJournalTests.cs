using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Journals;

/// <summary>What stands on the disk.</summary>
public sealed class JobJournalTests(FakeServer server) : IClassFixture<FakeServer>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeAccount account = new(1);

    [Fact]
    public void A_plan_reads_back_as_it_was()
    {
        var plan = Plan(QuantumServices.Ibm, 3);
        JobJournal.Create(folder.In("j"), plan, account.Clock).Dispose();

        using var journal = JobJournal.Open(folder.In("j"), account.Clock);

        journal.Plan.Id.ShouldBe(plan.Id);
        journal.Plan.Fingerprint.ShouldBe(plan.Fingerprint);
        journal.Plan.Jobs.ShouldBe(plan.Jobs);
        journal.Plan.Circuits.Select(c => c.Values).ShouldBe(plan.Circuits.Select(c => c.Values));
        Plan(QuantumServices.Ibm, 3).Fingerprint.ShouldBe(plan.Fingerprint);
        Plan(QuantumServices.Ibm, 2).Fingerprint.ShouldNotBe(plan.Fingerprint);
    }

    [Fact]
    public void Two_processes_do_not_use_one_journal()
    {
        using var journal = JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock);

        Should.Throw<JobsException>(() => JobJournal.Open(folder.In("j"), account.Clock)).Message.ShouldContain("is used by another process");
    }

    [Fact]
    public void A_folder_keeps_its_plan()
    {
        JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock).Dispose();

        Should.Throw<JobsException>(() => JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock)).Message.ShouldContain("another run");
        Should.Throw<JobsException>(() => JobJournal.Open(folder.Path, account.Clock)).Message.ShouldContain("is no journal of jobs");
    }

    [Fact]
    public void A_line_that_was_not_written_to_its_end_never_was()
    {
        using (var journal = JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock)) journal.Append(0, JournalEvent.Sending);
        var path = folder.In("j/journal.jsonl");
        var whole = File.ReadAllBytes(path);
        using (var journal = JobJournal.Open(folder.In("j"), account.Clock)) journal.Append(0, JournalEvent.Submitted, "id");
        var longer = File.ReadAllBytes(path);
        for (var length = whole.Length; length <= longer.Length; length++)
        {
            File.WriteAllBytes(path, longer[..length]);
            using (var journal = JobJournal.Open(folder.In("j"), account.Clock))
            {
                journal.Jobs[0].Stage.ShouldBe(length == longer.Length ? JobStage.Submitted : JobStage.Sending);
                journal.Append(0, JournalEvent.Submitted, "other");
            }

            using var again = JobJournal.Open(folder.In("j"), account.Clock);
            again.Jobs[0].Id.ShouldBe("other");
        }
    }

    [Fact]
    public void A_damaged_line_is_an_error_that_names_it()
    {
        JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock).Dispose();
        File.WriteAllText(folder.In("j/journal.jsonl"), "{}\n");

        Should.Throw<InvalidDataException>(() => JobJournal.Open(folder.In("j"), account.Clock)).Message.ShouldContain("journal.jsonl(1): the line is damaged.");
    }

    [Fact]
    public async Task Results_that_are_gone_are_fetched_again_and_not_paid_again()
    {
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.IonQ, "qpu.forte-1");
        var plan = Plan(QuantumServices.IonQ, 2);
        IReadOnlyList<Outcomes> first;
        using (var journal = JobJournal.Create(folder.In("j"), plan, account.Clock))
            first = await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default);
        File.Delete(folder.In("j/results/0.json"));

        using var later = JobJournal.Open(folder.In("j"), account.Clock);
        var second = await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(later, default);

        second.Select(o => o.Weights).ShouldBe(first.Select(o => o.Weights));
        account.Jobs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Jobs_that_are_here_need_no_service()
    {
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.IonQ, "qpu.forte-1");
        using var journal = JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 2), account.Clock);
        await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default);
        var requests = account.Requests;

        await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default);

        account.Requests.ShouldBe(requests);
    }

    [Fact]
    public async Task Canceled_jobs_are_not_waited_for()
    {
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.Braket, FakeClient.Simulator);
        using var journal = JobJournal.Create(folder.In("j"), Plan(QuantumServices.Braket, 3), account.Clock);
        using var stop = new CancellationTokenSource();
        var runner = new JobRunner(service, new JobOptions(), account.Clock, new Stop(stop, after: 2));
        await Should.ThrowAsync<OperationCanceledException>(() => runner.RunAsync(journal, stop.Token));

        await runner.CancelAsync(journal, default);

        journal.Jobs.ShouldAllBe(j => j.Stage == JobStage.Canceled);
        account.Jobs.Count.ShouldBe(2);
        account.Jobs.ShouldAllBe(j => j.CanceledByUser);
        var error = await Should.ThrowAsync<JobsException>(() => new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default));
        error.Message.ShouldEndWith($"qmtl jobs resume {folder.In("j")} --again");
    }

    [Fact]
    public async Task A_refused_job_is_sent_again_when_the_user_goes_on()
    {
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.IonQ, "qpu.forte-1");
        using var journal = JobJournal.Create(folder.In("j"), Plan(QuantumServices.IonQ, 1), account.Clock);
        account.Faults = request => request.Submits ? new Fault(FaultKind.ErrorBefore, 402) : Fault.None;

        var error = await Should.ThrowAsync<JobsException>(() => new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default));

        error.Message.ShouldContain("402: ");
        error.Message.ShouldContain("The service does not have it.");
        error.Message.ShouldEndWith($"qmtl jobs resume {folder.In("j")}");
        account.Faults = _ => Fault.None;
        await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default);
        account.Jobs.Count.ShouldBe(1);
    }

    public void Dispose() => folder.Dispose();

    private JobPlan Plan(string kind, int circuits)
    {
        using var client = new FakeClient(server, account);
        return JobPlan.Create(client.Service(kind, FakeClient.Target(kind)), kind, FakeClient.Target(kind), 10, TestCircuits.Some(kind, circuits, new SeededRandom(1)));
    }

    private sealed class Stop(CancellationTokenSource source, int after) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.Submitted == after) source.Cancel();
        }
    }
}
