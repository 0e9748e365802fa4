using System.Text.Json.Nodes;
using Qmtl.Cli.Terminals;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Training;

/// <summary>What a run brought: for <c>metrics.json</c>.</summary>
/// <param name="Options">How it was trained.</param>
/// <param name="Outcome">How training ended.</param>
/// <param name="Parts">The metrics by part of the data: training, validation, test.</param>
internal sealed record TrainingReport(TrainingOptions Options, TrainingOutcome Outcome, IReadOnlyList<(string Part, int Rows, MetricSet Metrics)> Parts)
{
    public string Json(ModelSchema schema, string precision)
    {
        var json = new JsonObject
        {
            ["model"] = schema.Name,
            ["fingerprint"] = schema.Fingerprint,
            ["backend"] = schema.Backend,
            ["seed"] = Options.Seed,
            ["precision"] = precision,
            ["optimizer"] = Options.Optimizer.Describe(),
            ["schedule"] = Options.Schedule.Describe(),
            ["gradients"] = (Options.Gradients ?? GradientMethod.DefaultOf(schema)).Describe(),
            ["balancing"] = Options.Balancing.Describe(),
            ["batch_size"] = Options.BatchSize,
            ["epochs"] = Outcome.History.Count,
            ["best_epoch"] = Outcome.BestEpoch,
            ["stopped"] = Outcome.StopReason == StopReason.EarlyStopped ? "early" : "completed",
            ["seconds"] = Math.Round(Outcome.History.Sum(e => e.Seconds), 3),
            ["parameters"] = new JsonObject
            {
                ["backbone"] = schema.CountParameters(ModelStage.Backbone),
                ["encoding"] = schema.CountParameters(ModelStage.Encoding),
                ["heads"] = schema.CountParameters(ModelStage.Head),
                ["total"] = schema.ParameterCount,
            },
        };
        if (Outcome.History is [.., { Conflict: { } conflict }]) json["gradient_conflict"] = Describe(conflict);
        foreach (var (part, rows, metrics) in Parts)
        {
            var numbers = MetricsReport.Json(metrics);
            numbers.Insert(0, "rows", rows);
            json[part] = numbers;
        }

        return MetricsReport.Text(json);
    }

    /// <summary>Of the last epoch.</summary>
    private static JsonObject Describe(GradientConflict conflict) => new()
    {
        ["mean_cosine"] = MetricsReport.Number(conflict.MeanCosine),
        ["conflict_share"] = MetricsReport.Number(conflict.ConflictShare),
        ["pairs"] = new JsonArray([.. conflict.Cosines.Select(Describe)]),
    };

    private static JsonObject Describe(TaskCosine pair) => new()
    {
        ["heads"] = new JsonArray(pair.First, pair.Second),
        ["cosine"] = MetricsReport.Number(pair.Mean),
    };
}
