using System.Globalization;
using Spectre.Console;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>Shows how many trainings have ended: a bar on a terminal, a line for each tenth of them where the output is redirected.</summary>
/// <param name="console">Where to show it.</param>
public sealed class ComparisonDisplay(IAnsiConsole console)
{
    /// <summary>Does the work with what it is to report to.</summary>
    public T Show<T>(Func<IProgress<CellProgress>, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi) return work(new Lines(console));
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask("trainings"))));
    }

    private static string Describe(CellProgress value)
    {
        var outcome = double.IsNaN(value.Result.ValidationLoss)
            ? "on all rows"
            : string.Create(CultureInfo.InvariantCulture, $"validation loss {value.Result.ValidationLoss:0.000}");
        return string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Count} trainings: {value.Cell.Model.Schema.Name}, {value.Cell.Repetition}, {outcome}");
    }

    private sealed class Bar(ProgressTask task) : IProgress<CellProgress>
    {
        private readonly Lock writing = new();

        public void Report(CellProgress value)
        {
            lock (writing)
            {
                task.MaxValue = value.Count;
                task.Value = Math.Max(task.Value, value.Done);
                task.Description = Markup.Escape(Describe(value));
            }
        }
    }

    private sealed class Lines(IAnsiConsole console) : IProgress<CellProgress>
    {
        private readonly Lock writing = new();
        private int known;

        public void Report(CellProgress value)
        {
            lock (writing)
            {
                known += value.WasKnown ? 1 : 0;
                if (value.Done == value.Count && known > 0)
                    console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{known} of {value.Count} trainings were known from an earlier run."));
                if (value.WasKnown || value.Done * 10 / value.Count == (value.Done - 1) * 10 / value.Count) return;
                console.WriteLine(Describe(value));
            }
        }
    }
}
