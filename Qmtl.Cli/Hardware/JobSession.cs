using Qmtl.Backends;
using Qmtl.Cli.Terminals;
using Qmtl.Jobs;

namespace Qmtl.Cli.Hardware;

/// <summary>Runs the jobs of a journal from the command line.</summary>
internal static class JobSession
{
    /// <returns>The outcomes of each circuit; null where Ctrl+C stopped it, which is told.</returns>
    public static IReadOnlyList<Outcomes>? Run(JobJournal journal, IQuantumService service, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return new JobRunner(service, new JobOptions(), TimeProvider.System, new JobProgressPrinter(terminal)).RunAsync(journal, cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            terminal.Error.Write($"Stopped; {JobReport.Summary(journal.Jobs)}. What is submitted goes on at {service.Name}, and the journal is in order. Go on with: {ResumeCommand.Of(journal.Folder)}\n");
            return null;
        }
    }
}
