using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// The loss of all heads: Σ head weight · (Σ class weight · loss) / (Σ class weight), the inner sums over the rows that have a label for the head.
/// A missing label contributes nothing, to the loss or to its gradient.
/// </summary>
internal sealed class MultiTaskLoss
{
    private readonly HeadSchema[] heads;
    private readonly double[] headWeights;
    private readonly double[]?[] classWeights;

    public MultiTaskLoss(ModelSchema schema, TrainingOptions options)
    {
        heads = [.. schema.Heads];
        headWeights = [.. heads.Select(h => options.HeadWeights.TryGetValue(h.Name, out var weight) ? weight : 1)];
        classWeights = [.. heads.Select(h => options.ClassWeights.TryGetValue(h.Name, out var weights) ? weights.ToArray() : null)];
    }

    public int HeadCount => heads.Length;

    /// <summary>The loss that the sums amount to.</summary>
    public double Total(LossSums sums) => sums.Total(headWeights);

    /// <summary>Adds up the weights of the labels of some rows, which the gradient of any of them depends on.</summary>
    public void SumWeights(Dataset data, ReadOnlySpan<int> rows, Span<double> weightSums)
    {
        weightSums.Clear();
        foreach (var row in rows)
        {
            var labels = data.Labels(row);
            for (var h = 0; h < heads.Length; h++)
            {
                if (!double.IsNaN(labels[h])) weightSums[h] += Weight(h, labels[h]);
            }
        }
    }

    /// <summary>Adds the losses of one chunk, from the logits in the workspace.</summary>
    /// <param name="data">The labels.</param>
    /// <param name="rows">The row of each lane; lanes beyond them are padding.</param>
    /// <param name="workspace">Its logits are read, and the cotangents of all lanes written.</param>
    /// <param name="weightSums">What <see cref="SumWeights"/> gave for the batch that the chunk is part of.</param>
    /// <param name="losses">Σ weight · loss per head; added to.</param>
    /// <param name="weights">Σ weight per head; added to.</param>
    public void Chunk<T>(
        Dataset data, ReadOnlySpan<int> rows, Workspace<T> workspace, ReadOnlySpan<double> weightSums, Span<double> losses, Span<double> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var logits = MemoryMarshal.Cast<Vector512<T>, T>(workspace.Logits);
        var cotangents = MemoryMarshal.Cast<Vector512<T>, T>(workspace.LogitGradients);
        cotangents.Clear();
        for (var lane = 0; lane < rows.Length; lane++)
        {
            var labels = data.Labels(rows[lane]);
            for (var h = 0; h < heads.Length; h++)
            {
                if (double.IsNaN(labels[h]) || weightSums[h] == 0) continue;
                var weight = Weight(h, labels[h]);
                var first = (heads[h].LogitOffset * Workspace<T>.LaneCount) + lane;
                var loss = Evaluate(heads[h], logits[first..], labels[h], T.CreateTruncating(headWeights[h] * weight / weightSums[h]), cotangents[first..]);
                losses[h] += weight * double.CreateTruncating(loss);
                weights[h] += weight;
            }
        }
    }

    private static T Evaluate<T>(HeadSchema head, ReadOnlySpan<T> logits, double label, T scale, Span<T> cotangents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T loss;
        switch (head.Kind)
        {
            case HeadKind.Binary:
                loss = LogisticLoss.Evaluate(logits[0], label == 1, out cotangents[0]);
                break;
            case HeadKind.Categorical:
                loss = CrossEntropyLoss.Evaluate(logits, (int)label, head.LogitCount, Workspace<T>.LaneCount, cotangents);
                break;
            default:
                loss = SquaredErrorLoss.Evaluate(logits[0], T.CreateTruncating(label), out cotangents[0]);
                break;
        }

        for (var i = 0; i < head.LogitCount; i++) cotangents[i * Workspace<T>.LaneCount] *= scale;
        return loss;
    }

    private double Weight(int head, double label) => classWeights[head] is { } weights ? weights[(int)label] : 1;
}
