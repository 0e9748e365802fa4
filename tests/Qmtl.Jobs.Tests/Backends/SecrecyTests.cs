using System.Text;
using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Backends;

/// <summary>No key is ever written, whatever goes wrong; not even where a service repeats it.</summary>
public sealed class SecrecyTests(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData(QuantumServices.IonQ)]
    [InlineData(QuantumServices.Ibm)]
    [InlineData(QuantumServices.Braket)]
    public async Task Keys_are_in_no_message_and_no_file(string kind)
    {
        var written = new StringBuilder();
        foreach (var fault in Enum.GetValues<FaultKind>().Where(f => f != FaultKind.HoldUntilLater))
        {
            foreach (var onlyOnce in (bool[])[true, false])
            {
                var account = new FakeAccount(1);
                var left = onlyOnce ? 1 : int.MaxValue;
                account.Faults = _ => left-- > 0 ? new Fault(fault, 503) : Fault.None;
                await TryAsync(account, kind, written);
            }
        }

        written.Length.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(QuantumServices.IonQ, "401")]
    [InlineData(QuantumServices.Ibm, "400")]
    [InlineData(QuantumServices.Braket, "403")]
    public async Task A_service_that_repeats_the_key_is_not_quoted_with_it(string kind, string status)
    {
        var written = new StringBuilder();
        var account = new FakeAccount(1);
        var wrong = new FakeAccount(2);

        await TryAsync(account, kind, written, service: wrong);

        written.ToString().ShouldContain(status);
        if (kind != QuantumServices.Braket) written.ToString().ShouldContain("***");
    }

    /// <summary>Runs a job, and collects all that was written about it.</summary>
    private async Task TryAsync(FakeAccount account, string kind, StringBuilder written, FakeAccount? service = null)
    {
        using var folder = new TemporaryFolder();
        using var client = new FakeClient(server, service ?? account, keys: account);
        var target = FakeClient.Target(kind);
        var hardware = client.Service(kind, target);
        var plan = JobPlan.Create(hardware, kind, target, 10, TestCircuits.Some(kind, 2, new SeededRandom(1)));
        var heard = new Hearer(written);
        using (var journal = JobJournal.Create(folder.In("journal"), plan, account.Clock))
        {
            try
            {
                await new JobRunner(hardware, new JobOptions(), account.Clock, heard).RunAsync(journal, default);
            }
            catch (JobsException e)
            {
                written.AppendLine(e.ToString());
            }
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) written.AppendLine(File.ReadAllText(file));
        written.AppendLine($"{hardware} {plan} {client.Service(kind, target)}");
        written.ToString().ShouldNotContain(account.Key);
    }

    private sealed class Hearer(StringBuilder written) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => written.AppendLine(value.ToString());
    }
}
