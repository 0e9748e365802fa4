using System.CommandLine;
using System.Globalization;
using Qmtl.Cli.Hardware;
using Qmtl.Cli.Terminals;
using Qmtl.Jobs;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl jobs</c>: what became of jobs that <c>qmtl run</c> handed in.</summary>
internal sealed class JobsCommand : ToolCommand
{
    private const string List = "list";
    private const string Show = "show";
    private const string Cancel = "cancel";
    private const string Resume = "resume";

    private readonly Argument<string> action = new Argument<string>("ACTION")
    {
        Description = "list: the journals below a folder. show: the jobs of one. resume: hand in what is missing, wait, and fetch. cancel: drop what has not ended.",
    }.AcceptOnlyFromAmong(List, Show, Resume, Cancel);

    private readonly Argument<string> folder = new("DIR")
    {
        Description = "The folder of a journal; with list, a folder above it, runs if not said.",
        DefaultValueFactory = _ => "runs",
    };

    private readonly Option<bool> again = new("--again") { Description = "With resume: hand in jobs that failed or were canceled again, as new ones." };

    public JobsCommand(Terminal terminal)
        : base("jobs", "Tells of jobs on hardware, goes on with them, or cancels them.", terminal)
    {
        Add(action);
        Add(folder);
        Add(again);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl jobs list", "See all journals below runs."),
        new("qmtl jobs show runs/Digits/device", "See each job of one."),
        new("qmtl jobs resume runs/Digits/device", "Go on after a stop, and fetch all results."),
        new("qmtl jobs resume runs/Digits/device --again", "Hand in failed jobs again."),
        new("qmtl jobs cancel runs/Digits/device", "Drop the jobs that have not ended."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (what, path) = (arguments.GetRequiredValue(action), arguments.GetRequiredValue(folder));
        if (what != Resume && arguments.GetValue(again)) throw new WrongUsageException("--again goes with resume.");
        switch (what)
        {
            case List:
                Terminal.Out.Write(Journals(path));
                return ExitCode.Success;
            case Show:
                var (plan, jobs) = JobJournal.Look(path);
                Terminal.Out.Write(JobReport.Table(plan, jobs));
                return ExitCode.Success;
            default:
                return Work(what, path, arguments.GetValue(again), cancellationToken);
        }
    }

    private int Work(string what, string path, bool again, CancellationToken cancellationToken)
    {
        using var journal = JobJournal.Open(path, TimeProvider.System);
        using var connection = new ServiceConnection(journal.Plan.Service, journal.Plan.Target);
        if (what == Cancel)
        {
            var runner = new JobRunner(connection.Service, new JobOptions(), TimeProvider.System, new JobProgressPrinter(Terminal));
            runner.CancelAsync(journal, cancellationToken).GetAwaiter().GetResult();
            Terminal.Out.Write(JobReport.Table(journal.Plan, journal.Jobs));
            return ExitCode.Success;
        }

        for (var job = 0; again && job < journal.Jobs.Count; job++)
        {
            if (journal.Jobs[job].Stage is JobStage.Failed or JobStage.Canceled) journal.Renew(job);
        }

        if (JobSession.Run(journal, connection.Service, Terminal, cancellationToken) is null) return ExitCode.Canceled;
        WriteLine("All results are here. The 'qmtl run' that began these jobs, with the same options, evaluates them.");
        return ExitCode.Success;
    }

    private static string Journals(string path)
    {
        if (!Directory.Exists(path)) throw new InvalidInputException($"{path}: there is no such folder. Name one that holds journals.");
        var table = new TextTable("journal", "service", "target", "jobs", "stages");
        foreach (var plan in Directory.EnumerateFiles(path, "plan.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(plan)!;
            var (work, jobs) = JobJournal.Look(folder);
            table.Add(folder, work.Service, work.Target, jobs.Count.ToString(CultureInfo.InvariantCulture), JobReport.Summary(jobs));
        }

        return table.ToString();
    }
}
