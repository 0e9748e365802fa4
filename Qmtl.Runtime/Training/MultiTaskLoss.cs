using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>
/// The loss of all heads: Σ head weight · (Σ class weight · loss) / (Σ class weight), the inner sums over the rows that have a label for the head.
/// A missing label contributes nothing, to the loss or to its gradient.
/// </summary>
internal sealed class MultiTaskLoss
{
    private readonly HeadSchema[] heads;
    private readonly double[]?[] classWeights;

    public MultiTaskLoss(ModelSchema schema, TrainingOptions options)
    {
        heads = [.. schema.Heads];
        HeadWeights = [.. heads.Select(h => options.HeadWeights.TryGetValue(h.Name, out var weight) ? weight : 1)];
        classWeights = [.. heads.Select(h => options.ClassWeights.TryGetValue(h.Name, out var weights) ? weights.ToArray() : null)];
    }

    public int HeadCount => heads.Length;

    /// <summary>How much each head counts in the loss.</summary>
    public double[] HeadWeights { get; }

    /// <summary>The loss that the sums amount to.</summary>
    public double Total(LossSums sums) => sums.Total(HeadWeights);

    /// <summary>Adds up the weights of the labels of some rows, which the gradient of any of them depends on.</summary>
    public void SumWeights(Dataset data, ReadOnlySpan<int> rows, Span<double> weightSums)
    {
        for (var h = 0; h < heads.Length; h++)
        {
            var sum = 0.0;
            foreach (var row in rows) sum += Weight(h, data.AllLabels[(row * heads.Length) + h]);
            weightSums[h] = sum;
        }
    }

    /// <summary>Adds the losses of one chunk, from the logits in the workspace.</summary>
    /// <param name="data">The labels.</param>
    /// <param name="rows">The row of each lane; lanes beyond them are padding.</param>
    /// <param name="workspace">Its logits are read, and the cotangents of all lanes written.</param>
    /// <param name="headWeights">How much each head counts in the cotangents.</param>
    /// <param name="weightSums">What <see cref="SumWeights"/> gave for the batch that the chunk is part of.</param>
    /// <param name="losses">Σ weight · loss per head; added to.</param>
    /// <param name="weights">Σ weight per head; added to.</param>
    public void Chunk<T>(
        Dataset data,
        ReadOnlySpan<int> rows,
        Workspace<T> workspace,
        ReadOnlySpan<double> headWeights,
        ReadOnlySpan<double> weightSums,
        Span<double> losses,
        Span<double> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var h = 0; h < heads.Length; h++)
        {
            var head = heads[h];
            ReadLabels<T>(data, rows, h, out var labels, out var laneWeights);
            var cotangents = workspace.LogitGradients.Slice(head.LogitOffset, head.LogitCount);
            var loss = Evaluate(head, workspace.Logits.Slice(head.LogitOffset, head.LogitCount), labels, cotangents);

            // What has no weight does not count, even where its loss is not a number.
            var counts = Vector512.GreaterThan(laneWeights, Vector512<T>.Zero);
            var scale = laneWeights * Lanes.Constant<T>(weightSums[h] == 0 ? 0 : headWeights[h] / weightSums[h]);
            foreach (ref var cotangent in cotangents) cotangent = counts & (scale * cotangent);
            losses[h] += Sum(counts & (laneWeights * loss));
            weights[h] += Sum(laneWeights);
        }
    }

    /// <summary>The labels of a head, and their weights: 0 where a label is missing or a lane is padding.</summary>
    private void ReadLabels<T>(Dataset data, ReadOnlySpan<int> rows, int head, out Vector512<T> labels, out Vector512<T> laneWeights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        labels = Vector512.Create(T.NaN);
        var table = data.AllLabels[head..];
        var lanes = AsSpan(ref labels);
        for (var lane = 0; lane < rows.Length; lane++) lanes[lane] = T.CreateTruncating(table[rows[lane] * heads.Length]);
        laneWeights = Vector512.Equals(labels, labels) & Vector512<T>.One; // NaN is not equal to itself.
        if (classWeights[head] is null) return;
        lanes = AsSpan(ref laneWeights);
        for (var lane = 0; lane < rows.Length; lane++) lanes[lane] = T.CreateTruncating(Weight(head, double.CreateTruncating(labels[lane])));
    }

    /// <summary>The sum of all lanes, in double precision.</summary>
    private static double Sum<T>(Vector512<T> vector)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double)) return Vector512.Sum(vector.AsDouble());
        var (lower, upper) = (vector.GetLower().AsSingle(), vector.GetUpper().AsSingle());
        return Vector256.Sum(Vector256.WidenLower(lower) + Vector256.WidenUpper(lower) + Vector256.WidenLower(upper) + Vector256.WidenUpper(upper));
    }

    private static Span<T> AsSpan<T>(ref Vector512<T> vector)
        where T : unmanaged => MemoryMarshal.Cast<Vector512<T>, T>(new Span<Vector512<T>>(ref vector));

    private static Vector512<T> Evaluate<T>(HeadSchema head, ReadOnlySpan<Vector512<T>> logits, Vector512<T> labels, Span<Vector512<T>> cotangents)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return head.Kind switch
        {
            HeadKind.Binary => LogisticLoss.Evaluate(logits[0], labels, out cotangents[0]),
            HeadKind.Categorical => CrossEntropyLoss.Evaluate(logits, labels, cotangents),
            _ => SquaredErrorLoss.Evaluate(logits[0], labels, out cotangents[0]),
        };
    }

    private double Weight(int head, double label)
    {
        if (double.IsNaN(label)) return 0;
        return classWeights[head] is { } weights ? weights[(int)label] : 1;
    }
}
