using System.Globalization;
using System.Text;
using Qmtl.Training;

namespace Qmtl.Cli.Training;

/// <summary>
/// The learning curve as CSV: a row per epoch, a column per loss and per metric of each head on the validation rows, and two of how the tasks' gradients agreed
/// where they were compared.
/// </summary>
internal static class HistoryTable
{
    public static string Write(IReadOnlyList<EpochResult> history)
    {
        var text = new StringBuilder();
        var metrics = history.Count == 0
            ? []
            : history[0].ValidationMetrics.SelectMany(h => h.Values.Select(v => $"{h.Head}.{v.Name}"));
        string[] conflict = history is [{ Conflict: not null }, ..] ? ["gradient_cosine", "gradient_conflicts"] : [];
        Row(text, ["epoch", "training_loss", "validation_loss", "learning_rate", "seconds", .. conflict, .. metrics]);
        foreach (var epoch in history)
        {
            Row(text,
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture),
                Number(epoch.TrainLoss),
                epoch.ValidationLoss is { } loss ? Number(loss) : "",
                Number(epoch.LearningRate),
                epoch.Seconds.ToString("F4", CultureInfo.InvariantCulture),
                .. epoch.Conflict is { } found ? (string[])[Number(found.MeanCosine), Number(found.ConflictShare)] : [],
                .. epoch.ValidationMetrics.SelectMany(h => h.Values.Select(v => Number(v.Value))),
            ]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append('\n');

    /// <summary>Blank where undefined, as missing values are written elsewhere.</summary>
    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
