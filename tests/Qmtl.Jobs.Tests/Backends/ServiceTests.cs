using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Backends;

/// <summary>Each service from submission to results, without faults.</summary>
public sealed class ServiceTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData(QuantumServices.IonQ, "qpu.forte-1", 1)]
    [InlineData(QuantumServices.IonQ, "qpu.forte-1", 3)]
    [InlineData(QuantumServices.Ibm, "ibm_torino", 1)]
    [InlineData(QuantumServices.Ibm, "ibm_torino", 3)]
    [InlineData(QuantumServices.Braket, FakeClient.Simulator, 1)]
    [InlineData(QuantumServices.Braket, "arn:aws:braket:us-east-1::device/qpu/ionq/Forte-1", 1)]
    public async Task Counts_come_back_in_the_order_of_bits_that_is_documented(string kind, string target, int circuits)
    {
        for (ulong seed = 0; seed < 6; seed++)
        {
            var account = new FakeAccount(seed) { Ibm = { IsPlain = seed % 2 == 0 }, QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero };
            using var client = new FakeClient(server, account);
            var service = client.Service(kind, target);
            var request = new JobRequest($"tag-{seed}", target, 2000, TestCircuits.Some(kind, circuits, new SeededRandom(seed)));

            var id = await service.SubmitAsync(request);
            var outcomes = await service.FetchAsync(id, request, default);

            outcomes.Count.ShouldBe(circuits);
            for (var i = 0; i < circuits; i++)
            {
                outcomes[i].Shots.ShouldBe(2000);
                outcomes[i].Weights.ShouldBe(account.Jobs.Single().CountsOf(i, request.Circuits[i].Program), ignoreOrder: true);
                foreach (var (bits, probability) in TestCircuits.Probabilities(request.Circuits[i]))
                    (outcomes[i].Weights.GetValueOrDefault(bits) / 2000).ShouldBe(probability, 5 * Math.Sqrt(0.25 / 2000));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_ideal_simulator_of_IonQ_tells_probabilities(int circuits)
    {
        var account = new FakeAccount(7) { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero };
        using var client = new FakeClient(server, account);
        var service = client.Service(QuantumServices.IonQ, "simulator");
        var request = new JobRequest("tag", "simulator", 100, TestCircuits.Some(QuantumServices.IonQ, circuits, new SeededRandom(1)));

        var outcomes = await service.FetchAsync(await service.SubmitAsync(request), request, default);

        for (var i = 0; i < circuits; i++)
        {
            outcomes[i].Shots.ShouldBeNull();
            foreach (var (bits, probability) in TestCircuits.Probabilities(request.Circuits[i])) outcomes[i].Weights.GetValueOrDefault(bits).ShouldBe(probability, 1e-12);
        }
    }

    [Theory]
    [InlineData(QuantumServices.IonQ)]
    [InlineData(QuantumServices.Ibm)]
    [InlineData(QuantumServices.Braket)]
    public async Task States_follow_the_service_and_a_job_is_found_by_its_tag_alone(string kind)
    {
        var account = new FakeAccount(3) { Ends = n => new(Fails: n == 1) };
        using var client = new FakeClient(server, account);
        var target = FakeClient.Target(kind);
        var service = client.Service(kind, target);
        JobRequest Request(string tag) => new(tag, target, 10, TestCircuits.Some(kind, 1, new SeededRandom(1)));
        var start = account.Clock.GetUtcNow();
        for (var i = 0; i < 5; i++) await service.SubmitAsync(Request($"tag-{i}"));

        (await service.FindAsync(Request("tag-1"), start, default)).ShouldBe([account.Jobs[1].Id]);
        (await service.FindAsync(Request("tag"), start, default)).ShouldBeEmpty();
        (await service.GetStatusAsync(account.Jobs[0].Id, default)).State.ShouldBe(JobState.Queued);
        account.Clock.Advance(TimeSpan.FromSeconds(21));
        (await service.GetStatusAsync(account.Jobs[0].Id, default)).State.ShouldBe(JobState.Running);
        account.Clock.Advance(TimeSpan.FromSeconds(21));
        (await service.GetStatusAsync(account.Jobs[0].Id, default)).State.ShouldBe(JobState.Completed);
        var failed = await service.GetStatusAsync(account.Jobs[1].Id, default);
        failed.State.ShouldBe(JobState.Failed);
        failed.Reason.ShouldNotBeNull().ShouldContain("the circuit does not compile");
        await service.CancelAsync(account.Jobs[2].Id, default);
        (await service.GetStatusAsync(account.Jobs[2].Id, default)).State.ShouldBe(JobState.Canceled);
    }

    [Fact]
    public async Task Costs_come_from_IonQ_alone()
    {
        var account = new FakeAccount(3);
        using var client = new FakeClient(server, account);
        foreach (var kind in (string[])[QuantumServices.IonQ, QuantumServices.Ibm, QuantumServices.Braket])
        {
            var request = new JobRequest("tag", FakeClient.Target(kind), 100, TestCircuits.Some(kind, 1, new SeededRandom(1)));
            var cost = await client.Service(kind, FakeClient.Target(kind)).EstimateAsync(request, default);
            cost.ShouldBe(kind == QuantumServices.IonQ ? new CostEstimate(1, "usd") : null);
        }
    }
}
