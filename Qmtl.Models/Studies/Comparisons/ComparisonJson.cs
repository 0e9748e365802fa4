using System.Text.Json.Nodes;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>A comparison as JSON, for figures and tables of one's own.</summary>
public static class ComparisonJson
{
    /// <summary>Everything that the tables show, and each repetition.</summary>
    public static JsonObject Of(Comparison comparison, IReadOnlyList<ContenderSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(summaries);
        return new JsonObject
        {
            ["comparison"] = comparison.Name,
            ["epochs"] = comparison.Budget.Epochs,
            ["batchSize"] = comparison.Budget.BatchSize,
            ["scores"] = new JsonArray([.. comparison.Scores.Select(s => new JsonObject { ["title"] = s.Title, ["head"] = s.Head, ["metric"] = s.Metric })]),
            ["contenders"] = new JsonArray([.. summaries.Select(s => Contender(s, summaries[0]))]),
        };
    }

    private static JsonObject Contender(ContenderSummary summary, ContenderSummary first) => new()
    {
        ["title"] = summary.Contender.Title,
        ["overall"] = StudyJson.Spread(Spread.Of(summary.Overall)),
        ["firstMinusThis"] = summary == first ? null : Difference(PairedDifference.Of(first.Overall, summary.Overall)),
        ["settings"] = new JsonArray([.. summary.Contender.Candidates.Select(Settings)]),
        ["repetitions"] = new JsonArray([.. summary.Outcomes.Select(o => Repetition(o, summary.Scores))]),
    };

    private static JsonObject Difference(PairedDifference difference) => new()
    {
        ["mean"] = difference.Mean,
        ["low"] = StudyJson.Number(difference.Low),
        ["high"] = StudyJson.Number(difference.High),
        ["greaterIn"] = difference.Wins,
        ["pairs"] = difference.Count,
    };

    private static JsonObject Settings(StudyModel model) => new()
    {
        ["model"] = model.Schema.Name,
        ["variant"] = model.Variant,
        ["learningRate"] = model.LearningRate,
        ["weightDecay"] = model.WeightDecay,
    };

    private static JsonObject Repetition(Outcome outcome, IReadOnlyList<Score> scores) => new()
    {
        ["name"] = outcome.Choice.Repetition.Name,
        ["chosen"] = Settings(outcome.Choice.Model),
        ["parameters"] = StudyJson.Parameters(outcome.Choice.Model.Schema),
        ["bestEpoch"] = outcome.Choice.Search.BestEpoch,
        ["validationLoss"] = StudyJson.Number(outcome.Choice.Search.ValidationLoss),
        ["seconds"] = outcome.Choice.Search.Seconds,
        ["scores"] = new JsonObject(scores.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Title, StudyJson.Number(outcome.Result[s])))),
        ["overall"] = StudyJson.Number(outcome.Result.Overall(scores)),
    };
}
