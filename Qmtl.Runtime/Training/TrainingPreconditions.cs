using System.Globalization;
using System.Numerics;
using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Qmtl.Threading;

namespace Qmtl.Training;

/// <summary>What must hold before training starts, so that a mistake is found at once and not after an hour.</summary>
internal static class TrainingPreconditions
{
    public static void Check<T>(ModelSchema schema, Dataset train, Dataset? validation, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new ArgumentException($"Models are trained in float or double, not in {typeof(T).Name}.", nameof(T));
        ArgumentNullException.ThrowIfNull(options.HeadWeights, nameof(TrainingOptions.HeadWeights));
        ArgumentNullException.ThrowIfNull(options.ClassWeights, nameof(TrainingOptions.ClassWeights));
        CheckData(schema, train, "training");
        if (validation is not null) CheckData(schema, validation, "validation");
        CheckNumbers(options);
        CheckGradients(schema, options);
        CheckEarlyStopping(schema, validation, options.EarlyStopping);
        CheckWeights(schema, options);
        CheckCheckpoint(options.Checkpoint);
    }

    private static void CheckData(ModelSchema schema, Dataset data, string part)
    {
        if (data.InputWidth != schema.InputWidth)
            throw new TrainingException($"{schema.Name} takes {schema.InputWidth} inputs a row, but the {part} data has {data.InputWidth}. "
                + "Make the data for this model.");
        var expected = schema.Heads.Select(Describe);
        var found = data.Heads.Select(Describe);
        if (!expected.SequenceEqual(found))
            throw new TrainingException($"{schema.Name} has the heads {string.Join(", ", expected)}, "
                + $"but the {part} data is for {string.Join(", ", found)}. Make the data for this model.");
        for (var row = 0; row < data.Rows; row++)
        {
            foreach (var label in data.Labels(row))
            {
                if (!double.IsNaN(label)) return;
            }
        }

        throw new TrainingException($"The {part} data has no row with a label. Name the columns of the labels, or leave the data away.");

        static string Describe(HeadSchema head) => string.Create(CultureInfo.InvariantCulture, $"{head.Name} ({head.Kind}, {head.LogitCount} logits)");
    }

    private static void CheckNumbers(TrainingOptions options)
    {
        Require(options.Epochs >= 1, nameof(TrainingOptions.Epochs), options.Epochs, "at least 1");
        Require(options.BatchSize >= 1, nameof(TrainingOptions.BatchSize), options.BatchSize, "at least 1");
        if (options.ClipNorm is { } limit) Require(limit > 0, nameof(TrainingOptions.ClipNorm), limit, "above 0");
        WorkerCount.Require(options.Threads, nameof(TrainingOptions.Threads));
        options.Optimizer.Validate();
        options.Balancing.Validate();
        options.Schedule.Validate();
    }

    private static void CheckGradients(ModelSchema schema, TrainingOptions options)
    {
        options.Gradients?.Validate();
        if (options.Gradients is AdjointGradient && !schema.HasAdjoint)
            throw new TrainingException($"{schema.ReasonAgainstAdjoint} Train by parameter shift or Spsa, or on a backend without shots and trajectories.");
    }

    private static void CheckEarlyStopping(ModelSchema schema, Dataset? validation, EarlyStopping? rule)
    {
        if (rule is null) return;
        if (validation is null)
            throw new TrainingException("Early stopping watches the validation data, but there is none. "
                + "Give validation data, or train without early stopping.");
        Require(rule.Patience >= 1, nameof(EarlyStopping.Patience), rule.Patience, "at least 1");
        Require(rule.MinDelta >= 0, nameof(EarlyStopping.MinDelta), rule.MinDelta, "0 or above");
        if (rule.Head is not null) RequireHead(schema, rule.Head, "Early stopping");
        if (rule.Head is not null && rule.Metric is null)
            throw new TrainingException($"Early stopping names head '{rule.Head}', but no metric of it. Name the metric too.");
        if (rule.Metric is null) return;
        var known = schema.Heads.Where(h => rule.Head is null || h.Name == rule.Head).SelectMany(h => MetricNames.For(h.Kind)).Distinct().ToArray();
        if (!known.Contains(rule.Metric))
            throw new TrainingException($"Early stopping watches '{rule.Metric}', "
                + $"which {(rule.Head is null ? "no head has" : $"head '{rule.Head}' does not have")}. Choose one of {string.Join(", ", known)}.");
    }

    private static void CheckWeights(ModelSchema schema, TrainingOptions options)
    {
        if (options.HeadWeights.Count > 0 && options.Balancing is not FixedWeighting)
            throw new TrainingException($"Head weights are given, but {options.Balancing.Describe()} has weights of its own. "
                + $"Leave them away, or balance with {nameof(FixedWeighting)}.");
        foreach (var (name, weight) in options.HeadWeights)
        {
            RequireHead(schema, name, "A head weight");
            Require(weight >= 0 && double.IsFinite(weight), $"weight of head '{name}'", weight, "0 or above");
        }

        foreach (var (name, weights) in options.ClassWeights)
        {
            RequireHead(schema, name, "Class weights");
            var head = schema.Heads.Single(h => h.Name == name);
            if (head.Kind == HeadKind.Regression)
                throw new TrainingException($"Head '{name}' is a regression and has no classes to weight. Weight the head instead.");
            var classes = head.Kind == HeadKind.Binary ? 2 : head.LogitCount;
            if (weights.Count != classes) throw new TrainingException($"Head '{name}' has {classes} classes, but {weights.Count} class weights are given.");
            foreach (var weight in weights) Require(weight >= 0 && double.IsFinite(weight), $"class weight of head '{name}'", weight, "0 or above");
            if (weights.All(weight => weight == 0)) throw new TrainingException($"All class weights of head '{name}' are 0, so that nothing is learned from it. Give the head weight 0 instead.");
        }
    }

    private static void CheckCheckpoint(CheckpointOptions? checkpoint)
    {
        if (checkpoint is null) return;
        if (checkpoint.EverySteps is { } steps) Require(steps >= 1, nameof(CheckpointOptions.EverySteps), steps, "at least 1");
        if (checkpoint.EveryEpochs is { } epochs) Require(epochs >= 1, nameof(CheckpointOptions.EveryEpochs), epochs, "at least 1");
        var folder = Path.GetDirectoryName(Path.GetFullPath(checkpoint.Path));
        if (!Directory.Exists(folder))
            throw new TrainingException($"Checkpoints are to be written to '{checkpoint.Path}', but its folder does not exist. "
                + "Create it first.");
        if (Directory.Exists(checkpoint.Path))
            throw new TrainingException($"Checkpoints are to be written to '{checkpoint.Path}', but that is a folder. Name a file in it.");
    }

    private static void RequireHead(ModelSchema schema, string name, string what)
    {
        if (schema.Heads.Any(h => h.Name == name)) return;
        throw new TrainingException($"{what} names head '{name}', which {schema.Name} does not have. "
            + $"It has {string.Join(", ", schema.Heads.Select(h => h.Name))}.");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, not {value}."));
    }
}
