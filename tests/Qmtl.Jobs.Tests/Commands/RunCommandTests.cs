using System.Globalization;
using Qmtl.Backends.Credentials;
using Qmtl.Cli;
using Qmtl.Cli.Terminals;
using Qmtl.Cli.Tests;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Commands;

/// <summary><c>run</c> and <c>jobs</c>, from a model to predictions.</summary>
public sealed class RunCommandTests : IClassFixture<FakeServer>, IClassFixture<TrainedRing>, IDisposable
{
    private readonly TrainedRing ring;
    private readonly FakeAccount account = new(1) { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero };
    private readonly FakeClient client;
    private readonly TemporaryFolder folder = new();

    /// <summary>Keys and addresses come from the environment of the process; the tests of this class run one after the other.</summary>
    public RunCommandTests(FakeServer server, TrainedRing ring)
    {
        (this.ring, client) = (ring, new FakeClient(server, account));
        account.Clock.Advance(DateTimeOffset.UtcNow - account.Clock.GetUtcNow());
        foreach (var (name, value) in client.Variables) Environment.SetEnvironmentVariable(name, value);
        Environment.SetEnvironmentVariable(CredentialSource.FileVariable, folder.In("no credentials"));
    }

    private string Journal => folder.In("journal");

    [Theory]
    [InlineData("exact", 1e-9, 1)]
    [InlineData("forte", 0.1, 1)]
    [InlineData("torino", 0.1, 1)]
    [InlineData("sv1", 0.1, 16)]
    [InlineData("aria", 0.1, 16)]
    public void Predictions_agree_with_those_of_the_simulator(string backend, double tolerance, int jobs)
    {
        var expected = Cells(ToolRun.Succeed(["predict", .. ring.Options]));

        var run = Run(backend, "--predict", "--yes");

        run.ExitCode.ShouldBe(0, run.Error);
        account.Jobs.Count.ShouldBe(jobs);
        var actual = Cells(run.Out);
        actual.Length.ShouldBe(9);
        actual[0].ShouldBe(expected[0]);
        var columns = expected[0];
        for (var row = 1; row < actual.Length; row++)
        {
            for (var column = 1; column < columns.Length; column++)
            {
                if (columns[column] is "positive" or "other") continue;

                // Expectations of 3000 shots deviate by 0.02; logits are up to four of them, and their probabilities a quarter of that.
                Number(actual[row][column]).ShouldBe(Number(expected[row][column]), columns[column] == "plain" ? 1e-9 : tolerance, $"{columns[column]} of row {row}");
            }
        }
    }

    [Fact]
    public void Metrics_are_those_of_eval_and_the_same_command_pays_nothing_again()
    {
        var run = Run("exact", "--yes");
        var second = Run("exact");

        run.Out.ShouldBe(ToolRun.Succeed(["eval", .. ring.Options]));
        run.Error.ShouldContain("8 rows, 2 circuits each: 16 circuits of 3 qubits");
        run.Error.ShouldContain("100 shots each: 1,600 executions in 1 job");
        run.Error.ShouldContain("cost by IonQ's estimate: 16 usd");
        second.Out.ShouldBe(run.Out);
        second.ExitCode.ShouldBe(0);
        account.Jobs.Count.ShouldBe(1);
    }

    [Fact]
    public void A_dry_run_hands_in_and_writes_nothing()
    {
        var run = Run("torino", "--dry-run");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("48,000 executions in 1 job");
        run.Error.ShouldContain("IBM does not tell costs beforehand.");
        account.Requests.ShouldBe(0);
        Directory.Exists(Journal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("y\n", 0, 1)]
    [InlineData("n\n", 130, 0)]
    [InlineData("\n", 130, 0)]
    [InlineData("", 2, 0)]
    public void It_asks_before_anything_is_handed_in(string answer, int exitCode, int jobs)
    {
        var run = ToolRun.With(answer, ["run", .. ring.Options, "--backend", "exact", "--journal", Journal]);

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain("Hand in this job? [y/N]");
        account.Jobs.Count.ShouldBe(jobs);
        Directory.Exists(Journal).ShouldBe(jobs > 0);
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_journal_to_go_on_with()
    {
        account.QueueTime = TimeSpan.FromHours(1);
        using var stop = new CancellationTokenSource();
        account.Faults = request =>
        {
            if (request.Method == "GET" && request.Path.StartsWith("quantum-task/", StringComparison.Ordinal)) stop.Cancel();
            return Fault.None;
        };
        var error = new StringWriter();

        var exitCode = await Tool.RunAsync(["run", .. ring.Options, "--backend", "sv1", "--journal", Journal, "--yes"], new Terminal(TextWriter.Null, error), stop.Token);

        exitCode.ShouldBe(130);
        error.ToString().ShouldContain($"Stopped; 16 submitted. What is submitted goes on at Braket, and the journal is in order. Go on with: qmtl jobs resume {Journal}\n");
        ToolRun.Succeed("jobs", "list", folder.Path).ShouldContain("16 submitted");
        ToolRun.Succeed("jobs", "show", Journal).ShouldContain(account.Jobs[15].Id);
        account.Faults = _ => Fault.None;
        account.QueueTime = TimeSpan.Zero;
        ToolRun.Of("jobs", "resume", Journal).Out.ShouldContain("All results are here.");
        Run("sv1").ExitCode.ShouldBe(0);
        account.Jobs.Count.ShouldBe(16);
    }

    [Fact]
    public void A_failed_job_is_named_and_can_be_handed_in_again()
    {
        account.Ends = n => new(Fails: n == 0);

        var failed = Run("forte", "--yes");

        failed.ExitCode.ShouldBe(1);
        failed.Out.ShouldBe("");
        failed.Error.ShouldContain($"{account.Jobs[0].Id}) failed: CompilationError: the circuit does not compile.");
        failed.Error.ShouldEndWith($"qmtl jobs resume {Journal} --again\n");
        ToolRun.Succeed("jobs", "show", Journal).ShouldContain("job 1: CompilationError");
        ToolRun.Of("jobs", "resume", Journal).ExitCode.ShouldBe(1);
        ToolRun.Of("jobs", "resume", Journal, "--again").ExitCode.ShouldBe(0);
        Run("forte").ExitCode.ShouldBe(0);
        account.Jobs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Jobs_are_canceled()
    {
        account.QueueTime = TimeSpan.FromHours(1);
        using var stop = new CancellationTokenSource();
        account.Faults = request =>
        {
            if (request.Method == "GET" && request.Path.StartsWith("jobs/ionq", StringComparison.Ordinal)) stop.Cancel();
            return Fault.None;
        };
        await Tool.RunAsync(["run", .. ring.Options, "--backend", "forte", "--journal", Journal, "--yes"], new Terminal(TextWriter.Null, TextWriter.Null), stop.Token);

        var canceled = ToolRun.Of("jobs", "cancel", Journal);

        canceled.Out.ShouldContain("canceled");
        account.Jobs.ShouldHaveSingleItem().CanceledByUser.ShouldBeTrue();
        ToolRun.Of("jobs", "resume", Journal).Error.ShouldContain("was canceled.");
    }

    [Fact]
    public void A_journal_of_other_jobs_is_left_alone()
    {
        Run("exact", "--yes").ExitCode.ShouldBe(0);

        var other = Run("forte", "--yes");

        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain($"{Journal} remembers the jobs of another run");
        account.Jobs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("here", 2, "here is a simulator")]
    [InlineData("mars", 2, "has no backend 'mars'")]
    public void A_backend_that_is_no_machine_is_refused(string backend, int exitCode, string message)
    {
        var run = Run(backend, "--yes");

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public void A_missing_key_is_an_error_that_says_where_it_goes()
    {
        Environment.SetEnvironmentVariable("IONQ_API_KEY", null);

        var run = Run("exact", "--yes");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Set the environment variable IONQ_API_KEY, or write a line IONQ_API_KEY=… into ");
        run.Error.ShouldContain("chmod 600 ");
    }

    [Fact]
    public void A_wrong_key_is_an_error_that_does_not_show_it()
    {
        Environment.SetEnvironmentVariable("IONQ_API_KEY", "a-wrong-key");

        var run = Run("exact", "--yes");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("401");
        run.Error.ShouldNotContain("a-wrong-key");
    }

    public void Dispose()
    {
        client.Dispose();
        folder.Dispose();
    }

    private ToolRun Run(string backend, params string[] options) => ToolRun.Of(["run", .. ring.Options, "--backend", backend, "--journal", Journal, .. options]);

    private static string[][] Cells(string csv) => [.. csv.TrimEnd().Split('\n').Select(line => line.Split(','))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
