using System.Collections.Concurrent;
using System.Globalization;
using Qmtl.Metrics;
using Qmtl.Training;
using Spectre.Console;

namespace Qmtl.Models.Studies;

/// <summary>
/// Shows how trainings go on: bars on a terminal, one line for each finished training where the output is redirected.
/// </summary>
/// <param name="console">Where to show it.</param>
/// <param name="names">What to call each training.</param>
public sealed class StudyDisplay(IAnsiConsole console, IReadOnlyList<string> names)
{
    /// <summary>Does the work with what it is to report to.</summary>
    public T Show<T>(Func<IProgress<StudyProgress>, T> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi) return work(new Lines(console, names));
        return console.Progress()
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Bars(context, names)));
    }

    private static string Describe(string name, EpochResult epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{name}  validation loss {epoch.ValidationLoss:0.000}, AUC {epoch.MeanMetric(MetricNames.Auc):0.000}");

    private sealed class Bars(ProgressContext context, IReadOnlyList<string> names) : IProgress<StudyProgress>
    {
        private readonly ConcurrentDictionary<int, ProgressTask> tasks = [];

        public void Report(StudyProgress value)
        {
            var training = value.Training;
            if (training.Completed is not { } epoch) return;
            var task = tasks.GetOrAdd(value.Run, run => context.AddTask(Markup.Escape(names[run]), maxValue: training.Epochs));
            task.Description = Markup.Escape(Describe(names[value.Run], epoch));
            task.Value = epoch.Epoch + 1;
        }
    }

    private sealed class Lines(IAnsiConsole console, IReadOnlyList<string> names) : IProgress<StudyProgress>
    {
        private readonly Lock writing = new();

        public void Report(StudyProgress value)
        {
            if (value.Training.Completed is not { } epoch || epoch.Epoch + 1 < value.Training.Epochs) return;
            lock (writing) console.WriteLine(Describe(names[value.Run], epoch));
        }
    }
}
