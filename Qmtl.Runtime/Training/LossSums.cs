namespace Qmtl.Training;

/// <summary>Per head, the weighted losses of labeled rows and the weights, each added up: from them the loss over any number of rows.</summary>
internal sealed class LossSums(int heads)
{
    /// <summary>Σ weight · loss per head.</summary>
    public double[] Losses { get; } = new double[heads];

    /// <summary>Σ weight per head.</summary>
    public double[] Weights { get; } = new double[heads];

    /// <summary>Whether there is a label of the head that counts.</summary>
    public bool HasLabels(int head) => Weights[head] > 0;

    /// <summary>The weighted mean loss of a head; NaN without labels.</summary>
    public double Mean(int head) => Losses[head] / Weights[head];

    public void Clear()
    {
        Losses.AsSpan().Clear();
        Weights.AsSpan().Clear();
    }

    public void Add(LossSums other)
    {
        for (var h = 0; h < Losses.Length; h++)
        {
            Losses[h] += other.Losses[h];
            Weights[h] += other.Weights[h];
        }
    }

    /// <summary>Σ over heads of head weight · weighted mean loss. A head without labels contributes nothing.</summary>
    public double Total(ReadOnlySpan<double> headWeights)
    {
        var total = 0.0;
        for (var h = 0; h < Losses.Length; h++)
        {
            if (HasLabels(h)) total += headWeights[h] * Mean(h);
        }

        return total;
    }
}
