using Qmtl.Modeling;

namespace Qmtl.Metrics;

/// <summary>The metrics of one head: those of its kind, in the order of <see cref="MetricNames.For"/>.</summary>
public sealed class HeadMetrics
{
    private HeadMetrics(HeadSchema head, int labelCount, double[] values)
    {
        Head = head;
        LabelCount = labelCount;
        Values = MetricNames.For(head.Kind).Zip(values, (name, value) => new MetricValue(name, value)).ToArray();
    }

    /// <summary>The head.</summary>
    public HeadSchema Head { get; }

    /// <summary>How many rows have a label for the head.</summary>
    public int LabelCount { get; }

    /// <summary>The metrics, in stable order.</summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>The metric of that name; NaN where it is undefined.</summary>
    /// <exception cref="KeyNotFoundException">Heads of this kind have no such metric.</exception>
    public double this[string name]
    {
        get
        {
            foreach (var metric in Values)
            {
                if (metric.Name == name) return metric.Value;
            }

            throw new KeyNotFoundException($"Head '{Head.Name}' has no metric '{name}'. It has {string.Join(", ", Values.Select(v => v.Name))}.");
        }
    }

    /// <summary>Computes the metrics from logits. Rows without a label are skipped; undefined metrics are NaN.</summary>
    /// <param name="head">The head.</param>
    /// <param name="logits">Shape [rows, logits of the head].</param>
    /// <param name="labels">Shape [rows]: 0 or 1, a class index, or a value; NaN where missing.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or a label is none of the head's.</exception>
    public static HeadMetrics Compute(HeadSchema head, ReadOnlySpan<double> logits, ReadOnlySpan<double> labels)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (logits.Length != labels.Length * head.LogitCount)
        {
            var need = $"Head '{head.Name}' needs {head.LogitCount} logits for each of {labels.Length} labels";
            throw new ArgumentException($"{need}, but there are {logits.Length}.", nameof(logits));
        }

        var labelCount = 0;
        foreach (var label in labels) labelCount += double.IsNaN(label) ? 0 : 1;
        return new HeadMetrics(head, labelCount, head.Kind switch
        {
            HeadKind.Binary => Binary(logits, labels),
            HeadKind.Categorical => Categorical(logits, labels, head.LogitCount),
            _ => Regression(logits, labels),
        });
    }

    private static double[] Binary(ReadOnlySpan<double> logits, ReadOnlySpan<double> labels)
    {
        var matrix = ConfusionMatrix.Count(Decision.Binary(logits), labels, 2);
        return
        [
            RocAuc.Compute(logits, labels),
            Accuracy.Compute(matrix),
            F1.Binary(matrix),
            F1.Weighted(matrix),
            MatthewsCorrelation.Compute(matrix),
            AveragePrecision.Compute(logits, labels),
        ];
    }

    private static double[] Categorical(ReadOnlySpan<double> logits, ReadOnlySpan<double> labels, int classes)
    {
        var matrix = ConfusionMatrix.Count(Decision.Categorical(logits, classes), labels, classes);
        return [Accuracy.Compute(matrix), F1.Macro(matrix), F1.Micro(matrix), F1.Weighted(matrix), MatthewsCorrelation.Compute(matrix)];
    }

    private static double[] Regression(ReadOnlySpan<double> predictions, ReadOnlySpan<double> labels) =>
    [
        RootMeanSquaredError.Compute(predictions, labels),
        PearsonCorrelation.Compute(predictions, labels),
        SpearmanCorrelation.Compute(predictions, labels),
    ];
}
