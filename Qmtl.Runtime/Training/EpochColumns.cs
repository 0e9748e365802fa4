using Qmtl.Files;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>The history of training as tensors, one column per number of an epoch.</summary>
internal static class EpochColumns
{
    private const string TrainLoss = "history.train_loss";
    private const string ValidationLoss = "history.validation_loss";
    private const string Metrics = "history.validation_metrics";
    private const string LearningRate = "history.learning_rate";
    private const string Seconds = "history.seconds";
    private const string Cosines = "history.cosines";
    private const string ConflictShare = "history.conflict_share";

    public static IEnumerable<SafetensorsTensor> Write(IReadOnlyList<EpochResult> history) =>
    [
        Column(TrainLoss, history.Select(e => e.TrainLoss)),
        Column(ValidationLoss, history.Select(e => e.ValidationLoss ?? double.NaN)),
        Column(Metrics, history.SelectMany(e => e.ValidationMetrics).SelectMany(h => h.Values).Select(v => v.Value)),
        Column(LearningRate, history.Select(e => e.LearningRate)),
        Column(Seconds, history.Select(e => e.Seconds)),
        Column(Cosines, history.SelectMany(e => e.Conflict?.Cosines ?? []).Select(c => c.Mean)),
        Column(ConflictShare, history.Select(e => e.Conflict?.ConflictShare ?? double.NaN)),
    ];

    /// <param name="file">The checkpoint.</param>
    /// <param name="epochs">How many epochs there must be.</param>
    /// <param name="heads">The heads of the model.</param>
    /// <param name="hasValidation">Whether there are metrics of them.</param>
    /// <param name="hasConflict">Whether there are cosines between their gradients.</param>
    /// <exception cref="InvalidDataException">A column is missing or has another length.</exception>
    public static IReadOnlyList<EpochResult> Read(SafetensorsFile file, int epochs, IReadOnlyList<HeadSchema> heads, bool hasValidation, bool hasConflict)
    {
        var names = hasValidation ? heads.Select(h => (h.Name, Metrics: MetricNames.For(h.Kind))).ToArray() : [];
        var width = names.Sum(n => n.Metrics.Count);
        var trainLoss = file.Elements<double>(TrainLoss, epochs);
        var validationLoss = file.Elements<double>(ValidationLoss, epochs);
        var metrics = file.Elements<double>(Metrics, (long)epochs * width);
        var learningRate = file.Elements<double>(LearningRate, epochs);
        var seconds = file.Elements<double>(Seconds, epochs);
        var pairs = hasConflict ? ConflictSums.PairCount(heads) : 0;
        var cosines = file.Elements<double>(Cosines, (long)epochs * pairs);
        var conflictShare = file.Elements<double>(ConflictShare, epochs);
        var history = new EpochResult[epochs];
        for (var e = 0; e < epochs; e++)
        {
            var values = new Queue<double>(metrics.AsSpan(e * width, width).ToArray());
            history[e] = new EpochResult(
                e,
                trainLoss[e],
                hasValidation ? validationLoss[e] : null,
                [.. names.Select(n => new HeadMetricValues(n.Name, [.. n.Metrics.Select(m => new MetricValue(m, values.Dequeue()))]))],
                learningRate[e],
                seconds[e],
                hasConflict ? ConflictSums.Describe(heads, cosines.AsSpan(e * pairs, pairs), conflictShare[e]) : null);
        }

        return history;
    }

    private static SafetensorsTensor Column(string name, IEnumerable<double> values) => SafetensorsTensor.Create<double>(name, values.ToArray());
}
