using System.Globalization;
using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>Everything that the course of training depends on, by name: a checkpoint is only continued where all of it is the same.</summary>
internal static class TrainingIdentity
{
    public static IReadOnlyList<(string Name, string Value)> Describe<T>(ModelSchema schema, Dataset train, Dataset? validation, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        ("model", schema.Name),
        ("fingerprint", schema.Fingerprint),
        ("backend", schema.Backend ?? "none"),
        ("precision", typeof(T) == typeof(float) ? "float" : "double"),
        ("training rows", Text(train.Rows)),
        ("training data", train.ContentHash),
        ("validation data", validation?.ContentHash ?? "none"),
        ("seed", Text(options.Seed)),
        ("batch size", Text(options.BatchSize)),
        ("epochs", options.Schedule.DependsOnLength ? Text(options.Epochs) : "any"),
        ("optimizer", options.Optimizer.Describe()),
        ("gradients", (options.Gradients ?? GradientMethod.DefaultOf(schema)).Describe()),
        ("balancing", options.Balancing.Describe()),
        ("gradient conflict", options.Balancing.NeedsTaskGradients || options.MeasureConflict ? "measured" : "not measured"),
        ("schedule", options.Schedule.Describe()),
        ("clip norm", options.ClipNorm is { } limit ? Text(limit) : "none"),
        ("early stopping", options.EarlyStopping?.Describe() ?? "none"),
        ("head weights", string.Join(", ", schema.Heads.Select(h => HeadWeight(h.Name, options)))),
        ("class weights", string.Join(", ", schema.Heads.Select(h => ClassWeights(h.Name, options)))),
    ];

    private static string HeadWeight(string head, TrainingOptions options) =>
        $"{head} {Text(options.HeadWeights.TryGetValue(head, out var weight) ? weight : 1)}";

    private static string ClassWeights(string head, TrainingOptions options) =>
        $"{head} {(options.ClassWeights.TryGetValue(head, out var weights) ? string.Join(':', weights.Select(Text)) : "equal")}";

    private static string Text<TNumber>(TNumber value)
        where TNumber : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
