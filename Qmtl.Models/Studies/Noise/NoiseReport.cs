using System.Text.Json.Nodes;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Spectre.Console;

namespace Qmtl.Models.Studies.Noise;

/// <summary>The tables of the noise study, and its numbers as JSON.</summary>
public static class NoiseReport
{
    /// <summary>A metric of each head under each condition.</summary>
    public static Table Of(IReadOnlyList<NoiseOutcome> outcomes, string metric, string title)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var heads = Heads;
        var table = StudyReport.Create([title, .. heads.Select(h => h.Name), "overall"]);
        foreach (var outcome in outcomes)
            table.AddRow([Markup.Escape(outcome.Condition.Title), .. heads.Select(h => outcome.Of(h.Name, metric).Format("0.000")), outcome.Overall(metric).Format("0.0000")]);
        return table;
    }

    /// <summary>How far the logits under each condition are from those without noise.</summary>
    public static Table Errors(IReadOnlyList<NoiseOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var table = StudyReport.Create(["logits, which are from -4 to 4", "root mean square error"]);
        foreach (var outcome in outcomes.Skip(1)) table.AddRow(Markup.Escape(outcome.Condition.Title), Spread.Of([.. outcome.Errors]).Format("0.000"));
        return table;
    }

    /// <summary>Everything that the tables show, and each seed.</summary>
    public static JsonObject Json(IReadOnlyList<NoiseOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new JsonObject { ["model"] = NoiseStudy.Model.Schema.Name, ["conditions"] = new JsonArray([.. outcomes.Select(Json)]) };
    }

    private static IReadOnlyList<HeadSchema> Heads => NoiseStudy.Model.Schema.Heads;

    private static JsonObject Json(NoiseOutcome outcome) => new()
    {
        ["condition"] = outcome.Condition.Title.Trim(),
        ["rootMeanSquareError"] = StudyJson.Spread(Spread.Of([.. outcome.Errors])),
        ["overall"] = Metrics(outcome.Overall),
        ["heads"] = new JsonObject(Heads.Select(h => KeyValuePair.Create<string, JsonNode?>(h.Name, Metrics(metric => outcome.Of(h.Name, metric))))),
    };

    private static JsonObject Metrics(Func<string, Spread> of) => new()
    {
        ["auc"] = StudyJson.Spread(of(MetricNames.Auc)),
        ["accuracy"] = StudyJson.Spread(of(MetricNames.Accuracy)),
    };
}
