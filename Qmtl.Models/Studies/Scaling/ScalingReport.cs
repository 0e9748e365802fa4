using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qmtl.Modeling;
using Qmtl.Models.Studies.Comparisons;
using Spectre.Console;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>The table of the scaling study, and its numbers.</summary>
public static class ScalingReport
{
    /// <summary>A row for each number of tasks and family.</summary>
    public static Table Table(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var table = StudyReport.Create(
            ["tasks", "family", "head parameters", "a task", "all parameters", "mean AUC", "AUC of a task", "QMTL minus", "95 % interval", "seconds", "MB"]);
        foreach (var point in points)
        {
            for (var family = 0; family < point.Summaries.Count; family++) table.AddRow([.. Row(point, family).Select(Markup.Escape)]);
            table.AddEmptyRow();
        }

        return table;
    }

    /// <summary>How head parameters grow, a line for each family.</summary>
    public static IEnumerable<string> Exponents(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 3) return [];
        return Enumerable.Range(0, points[0].Summaries.Count).Select(family =>
        {
            var law = ScalingVerdict.FitHeads(points, family);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"  {points[0].Summaries[family].Contender.Title}: head parameters ~ T^{law.Exponent:0.000}, 95 % interval {law.Low:0.000} to {law.High:0.000}");
        });
    }

    /// <summary>The table as CSV, with the parameters of each stage: a row for each number of tasks and family.</summary>
    public static string Csv(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var csv = new StringBuilder("tasks,family,backbone_parameters,encoding_parameters,head_parameters,parameters,mean_auc,mean_auc_deviation,seconds,bytes\n");
        foreach (var point in points)
        {
            for (var family = 0; family < point.Summaries.Count; family++)
            {
                var (summary, schema) = (point.Summaries[family], point.Schema(family));
                var auc = Spread.Of(summary.Overall);
                csv.Append(CultureInfo.InvariantCulture, $"{point.Tasks},{summary.Contender.Title},{schema.CountParameters(ModelStage.Backbone)},");
                csv.Append(CultureInfo.InvariantCulture, $"{schema.CountParameters(ModelStage.Encoding)},{point.HeadParameters(family)},{point.Parameters(family)},");
                csv.Append(CultureInfo.InvariantCulture, $"{auc.Mean:R},{auc.Deviation:R},{summary.Seconds.Mean:R},{point.Bytes(family)}\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>The table as JSON, and each repetition.</summary>
    public static JsonArray Json(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return new JsonArray([.. points.SelectMany(p => Enumerable.Range(0, p.Summaries.Count).Select(f => Json(p, f)))]);
    }

    private static string[] Row(ScalingPoint point, int family)
    {
        var summary = point.Summaries[family];
        var heads = point.HeadParameters(family);
        var difference = PairedDifference.Of(point.Summaries[0].Overall, summary.Overall);
        var tasks = summary.Scores.Select(s => summary.Of(s).Mean).ToArray();
        return
        [
            family == 0 ? Text(point.Tasks) : "",
            summary.Contender.Title,
            heads.ToString("#,0", CultureInfo.InvariantCulture),
            ((double)heads / point.Tasks).ToString("#,0.#", CultureInfo.InvariantCulture),
            point.Parameters(family).ToString("#,0", CultureInfo.InvariantCulture),
            Spread.Of(summary.Overall).Format("0.0000"),
            string.Create(CultureInfo.InvariantCulture, $"{tasks.Min():0.000} to {tasks.Max():0.000}"),
            family == 0 ? "" : difference.FormatMean(),
            family == 0 ? "" : difference.FormatInterval(),
            summary.Seconds.Format("0.0"),
            (point.Bytes(family) / 1e6).ToString("0.00", CultureInfo.InvariantCulture),
        ];
    }

    private static JsonObject Json(ScalingPoint point, int family)
    {
        var summary = point.Summaries[family];
        return new JsonObject
        {
            ["tasks"] = point.Tasks,
            ["family"] = summary.Contender.Title,
            ["parameters"] = StudyJson.Parameters(summary.Contender.Candidates[0].Schema),
            ["bytes"] = point.Bytes(family),
            ["seconds"] = StudyJson.Spread(summary.Seconds),
            ["meanAuc"] = StudyJson.Spread(Spread.Of(summary.Overall)),
            ["auc"] = new JsonArray([.. summary.Scores.Select(s => StudyJson.Spread(summary.Of(s)))]),
            ["repetitions"] = new JsonArray([.. summary.Outcomes.Select(o => new JsonObject
            {
                ["name"] = o.Choice.Repetition.Name,
                ["learningRate"] = o.Choice.Model.LearningRate,
                ["weightDecay"] = o.Choice.Model.WeightDecay,
                ["meanAuc"] = StudyJson.Number(o.Result.Overall(summary.Scores)),
            })]),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
