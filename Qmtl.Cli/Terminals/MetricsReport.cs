using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qmtl.Metrics;

namespace Qmtl.Cli.Terminals;

/// <summary>Metrics for people, as a table, and for programs, as JSON.</summary>
internal static class MetricsReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>A row per head and one for the mean; <c>–</c> where a metric is undefined, blank where a head does not have it.</summary>
    public static string Table(MetricSet metrics)
    {
        var names = Names(metrics);
        var table = new TextTable(["head", "labels", .. names]);
        foreach (var head in metrics.Heads)
        {
            var values = head.Values.ToDictionary(v => v.Name, v => v.Value);
            table.Add(
            [
                head.Head.Name,
                head.LabelCount.ToString(CultureInfo.InvariantCulture),
                .. names.Select(n => values.TryGetValue(n, out var value) ? Cell(value) : ""),
            ]);
        }

        if (metrics.Heads.Count > 1) table.Add(["mean", "", .. names.Select(n => Cell(metrics.Mean(n)))]);
        return table.ToString();
    }

    /// <summary><c>{ "heads": { "odd": { "labels": 360, "auc": 0.99, … } }, "mean": { "auc": … } }</c>; null where undefined.</summary>
    public static JsonObject Json(MetricSet metrics) => new()
    {
        ["heads"] = new JsonObject(metrics.Heads.Select(h => KeyValuePair.Create(h.Head.Name, (JsonNode?)Head(h)))),
        ["mean"] = new JsonObject(Names(metrics).Select(n => KeyValuePair.Create(n, (JsonNode?)Number(metrics.Mean(n))))),
    };

    public static string Text(JsonNode json) => json.ToJsonString(Indented) + "\n";

    /// <summary>A number; null where undefined.</summary>
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject Head(HeadMetrics head)
    {
        var json = new JsonObject { ["labels"] = head.LabelCount };
        foreach (var (name, value) in head.Values) json[name] = Number(value);
        return json;
    }

    private static string[] Names(MetricSet metrics) => metrics.Heads.SelectMany(h => h.Values).Select(v => v.Name).Distinct().ToArray();

    private static string Cell(double value) => double.IsNaN(value) ? "–" : value.ToString("F4", CultureInfo.InvariantCulture);
}
