using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Journals;

/// <summary>Jobs hold as much as the service allows, and no more.</summary>
public sealed class JobSplittingTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData(QuantumServices.IonQ, 12_001, 1, new[] { 5000, 5000, 2001 })]
    [InlineData(QuantumServices.IonQ, 2, 1_500_000, new[] { 2, 2 })]
    [InlineData(QuantumServices.Ibm, 12_001, 1000, new[] { 5000, 5000, 2001 })]
    [InlineData(QuantumServices.Ibm, 2, 5_000_001, new[] { 1, 1, 2 })]
    [InlineData(QuantumServices.Braket, 3, 1000, new[] { 1, 1, 1 })]
    public void Limits_make_jobs(string kind, int circuits, int shots, int[] counts)
    {
        var plan = Plan(kind, Enumerable.Repeat(TestCircuits.Some(kind, 1, new SeededRandom(1))[0], circuits).ToArray(), shots);

        plan.Jobs.Select(j => j.Count).ShouldBe(counts);
        for (var i = 0; i < circuits; i += 1000) plan.Jobs.Where(j => j.First <= i && i < j.First + j.Count).Sum(j => (long)j.Shots).ShouldBe(shots);
    }

    [Fact]
    public void Gates_count_at_IonQ()
    {
        var gates = string.Concat(Enumerable.Repeat("h q[0];\n", 40_000));
        var circuit = new QuantumCircuit(QuantumProgram.Parse($"OPENQASM 3.0;\nqubit[1] q;\nbit[1] c;\n{gates}c[0] = measure q[0];\n"), []);

        Plan(QuantumServices.IonQ, [circuit, circuit, circuit, circuit, circuit], 10).Jobs.Select(j => j.Count).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task Shots_of_several_jobs_add_up()
    {
        var account = new FakeAccount(1);
        using var folder = new TemporaryFolder();
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.IonQ, "qpu.forte-1");
        var plan = JobPlan.Create(service, QuantumServices.IonQ, "qpu.forte-1", 1_000_100, TestCircuits.Some(QuantumServices.IonQ, 1, new SeededRandom(1)));
        using var journal = JobJournal.Create(folder.In("j"), plan, account.Clock);

        var outcomes = await new JobRunner(service, new JobOptions(), account.Clock).RunAsync(journal, default);

        account.Jobs.Select(j => j.Shots).ShouldBe([1_000_000, 100]);
        outcomes.ShouldHaveSingleItem().Shots.ShouldBe(1_000_100);
    }

    private JobPlan Plan(string kind, QuantumCircuit[] circuits, int shots)
    {
        using var client = new FakeClient(server, new FakeAccount(1));
        return JobPlan.Create(client.Service(kind, FakeClient.Target(kind)), kind, FakeClient.Target(kind), shots, circuits);
    }
}
