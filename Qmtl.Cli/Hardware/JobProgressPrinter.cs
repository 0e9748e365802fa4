using Qmtl.Cli.Terminals;
using Qmtl.Jobs;

namespace Qmtl.Cli.Hardware;

/// <summary>Tells how jobs go, a line for each change, beside the results on the error output.</summary>
internal sealed class JobProgressPrinter(Terminal terminal) : IProgress<JobProgress>
{
    private (int, int) last = (-1, -1);

    public void Report(JobProgress value)
    {
        if (value.Message is { } message) terminal.Error.Write($"{message}\n");
        if ((value.Submitted, value.Completed) == last) return;
        last = (value.Submitted, value.Completed);
        terminal.Error.Write(FormattableString.Invariant($"{value.Submitted} of {value.Jobs} jobs handed in, {value.Completed} completed\n"));
    }
}
