using System.Diagnostics;
using System.Globalization;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Terminals;

/// <summary>Shows how training goes: one line that is rewritten on a screen, one line per epoch elsewhere.</summary>
internal sealed class ProgressPrinter(Terminal terminal, ModelSchema schema) : IProgress<TrainingProgress>
{
    private const int BarWidth = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly string metric = schema.Heads.Count > 0 ? MetricNames.For(schema.Heads[0].Kind)[0] : MetricNames.Accuracy;
    private long lastShown = long.MinValue;
    private string epochResults = "";

    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch) epochResults = Results(epoch);
        if (terminal.IsInteractive) Rewrite(value);
        else if (value.Completed is not null) terminal.Out.Write($"epoch {Count(value)}{epochResults}\n");
    }

    /// <summary>Ends the rewritten line.</summary>
    public void Complete()
    {
        if (terminal.IsInteractive && lastShown != long.MinValue) terminal.Out.Write("\n");
    }

    private void Rewrite(TrainingProgress value)
    {
        var isLast = value.Completed is not null && value.Epoch + 1 == value.Epochs;
        if (lastShown != long.MinValue && !isLast && Stopwatch.GetElapsedTime(lastShown) < Interval) return;
        lastShown = Stopwatch.GetTimestamp();
        var steps = (double)value.Epochs * value.StepsPerEpoch;
        var filled = (int)(BarWidth * ((value.Epoch * (double)value.StepsPerEpoch) + value.Step) / steps);
        var line = $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] epoch {Count(value)}{epochResults}";
        var room = terminal.Width - 1;
        terminal.Out.Write($"\r{(line.Length > room ? line[..room] : line.PadRight(room))}");
        terminal.Out.Flush();
    }

    private static string Count(TrainingProgress value)
    {
        var total = value.Epochs.ToString(CultureInfo.InvariantCulture);
        return $"{(value.Epoch + 1).ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}";
    }

    private string Results(EpochResult epoch)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"  loss {epoch.TrainLoss:F4}");
        if (epoch.Conflict is { MeanCosine: var cosine } && !double.IsNaN(cosine)) text += string.Create(CultureInfo.InvariantCulture, $"  cosine {cosine:F2}");
        if (epoch.ValidationLoss is not { } loss) return text;
        text += string.Create(CultureInfo.InvariantCulture, $"  validation loss {loss:F4}");
        var mean = epoch.MeanMetric(metric);
        return double.IsNaN(mean) ? text : text + string.Create(CultureInfo.InvariantCulture, $"  {metric} {mean:F4}");
    }
}
