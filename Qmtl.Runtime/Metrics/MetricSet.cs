using Qmtl.Data;

namespace Qmtl.Metrics;

/// <summary>The metrics of all heads of a model on a data set: the same numbers for the trainer, the tools and the studies.</summary>
public sealed class MetricSet
{
    private MetricSet(IReadOnlyList<HeadMetrics> heads) => Heads = heads;

    /// <summary>One entry per head, in the order of the model.</summary>
    public IReadOnlyList<HeadMetrics> Heads { get; }

    /// <summary>The metrics of the head of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such head.</exception>
    public HeadMetrics this[string head] => Heads.FirstOrDefault(h => h.Head.Name == head)
        ?? throw new KeyNotFoundException($"There is no head '{head}'. There are {string.Join(", ", Heads.Select(h => h.Head.Name))}.");

    /// <summary>Computes the metrics of all heads.</summary>
    /// <param name="data">The labels.</param>
    /// <param name="logits">Shape [rows, logits of the model], as a model computes them.</param>
    /// <exception cref="ArgumentException">The number of logits does not fit the rows.</exception>
    public static MetricSet Compute(Dataset data, ReadOnlySpan<double> logits)
    {
        ArgumentNullException.ThrowIfNull(data);
        var logitCount = data.Heads.Sum(h => h.LogitCount);
        if (logits.Length != data.Rows * logitCount)
            throw new ArgumentException($"{data.Rows} rows of {logitCount} logits are needed, but there are {logits.Length} numbers.", nameof(logits));
        var heads = new HeadMetrics[data.HeadCount];
        for (var h = 0; h < heads.Length; h++)
        {
            var head = data.Heads[h];
            var own = new double[data.Rows * head.LogitCount];
            for (var row = 0; row < data.Rows; row++)
                logits.Slice((row * logitCount) + head.LogitOffset, head.LogitCount).CopyTo(own.AsSpan(row * head.LogitCount));
            heads[h] = HeadMetrics.Compute(head, own, data.LabelColumn(h));
        }

        return new MetricSet(heads);
    }

    /// <summary>
    /// The mean of a metric over the heads that have it and for which it is defined: the macro mean of a multi-label problem. NaN
    /// where there is no such head.
    /// </summary>
    public double Mean(string name)
    {
        var defined = Heads.SelectMany(h => h.Values).Where(m => m.Name == name && !double.IsNaN(m.Value)).ToArray();
        return defined.Length == 0 ? double.NaN : defined.Average(m => m.Value);
    }
}
