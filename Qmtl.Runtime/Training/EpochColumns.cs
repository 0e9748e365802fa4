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

    public static IEnumerable<SafetensorsTensor> Write(IReadOnlyList<EpochResult> history) =>
    [
        Column(TrainLoss, history.Select(e => e.TrainLoss)),
        Column(ValidationLoss, history.Select(e => e.ValidationLoss ?? double.NaN)),
        Column(Metrics, history.SelectMany(e => e.ValidationMetrics).SelectMany(h => h.Values).Select(v => v.Value)),
        Column(LearningRate, history.Select(e => e.LearningRate)),
        Column(Seconds, history.Select(e => e.Seconds)),
    ];

    /// <param name="file">The checkpoint.</param>
    /// <param name="epochs">How many epochs there must be.</param>
    /// <param name="heads">The heads with metrics; null without validation data.</param>
    /// <exception cref="InvalidDataException">A column is missing or has another length.</exception>
    public static IReadOnlyList<EpochResult> Read(SafetensorsFile file, int epochs, IReadOnlyList<HeadSchema>? heads)
    {
        var names = heads?.Select(h => (h.Name, Metrics: MetricNames.For(h.Kind))).ToArray() ?? [];
        var width = names.Sum(n => n.Metrics.Count);
        var trainLoss = Column(file, TrainLoss, epochs);
        var validationLoss = Column(file, ValidationLoss, epochs);
        var metrics = Column(file, Metrics, (long)epochs * width);
        var learningRate = Column(file, LearningRate, epochs);
        var seconds = Column(file, Seconds, epochs);
        var history = new EpochResult[epochs];
        for (var e = 0; e < epochs; e++)
        {
            var values = new Queue<double>(metrics.AsSpan(e * width, width).ToArray());
            history[e] = new EpochResult(
                e,
                trainLoss[e],
                heads is null ? null : validationLoss[e],
                [.. names.Select(n => new HeadMetricValues(n.Name, [.. n.Metrics.Select(m => new MetricValue(m, values.Dequeue()))]))],
                learningRate[e],
                seconds[e]);
        }

        return history;
    }

    private static SafetensorsTensor Column(string name, IEnumerable<double> values) => SafetensorsTensor.Create<double>(name, values.ToArray());

    private static double[] Column(SafetensorsFile file, string name, long length)
    {
        var values = file[name].Elements<double>();
        if (values.Length != length) throw new InvalidDataException($"Tensor '{name}' has {values.Length} elements, but {length} are expected.");
        return values;
    }
}
