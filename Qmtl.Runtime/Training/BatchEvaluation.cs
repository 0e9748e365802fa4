using System.Numerics;
using System.Numerics.Tensors;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Loss and gradient over rows of a data set, a chunk of lanes at a time. Every chunk starts its sums from zero, and they are added in the order of
/// chunks: the result will not depend on which thread computes which chunk. After it is made, nothing is allocated.
/// </summary>
internal sealed class BatchEvaluation<TModel, T>(MultiTaskLoss loss)
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> workspace = new(TModel.Schema.Layout);
    private readonly T[] chunkGradient = new T[TModel.Schema.ParameterCount];
    private readonly LossSums chunkSums = new(loss.HeadCount);
    private readonly double[] weightSums = new double[loss.HeadCount];
    private readonly int logitCount = TModel.Schema.LogitCount;

    /// <summary>Computes the gradient of the loss over the rows.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="sums">Written: the losses of the batch.</param>
    /// <param name="gradient">Shape [parameters]; written.</param>
    public void Gradient(ReadOnlySpan<T> parameters, Dataset data, ReadOnlySpan<int> rows, LossSums sums, Span<T> gradient)
    {
        sums.Clear();
        gradient.Clear();
        loss.SumWeights(data, rows, weightSums);
        TModel.Prepare(parameters, workspace);
        for (var first = 0; first < rows.Length; first += Workspace<T>.LaneCount)
        {
            var chunk = Forward(parameters, data, rows, first);
            chunkSums.Clear();
            loss.Chunk(data, chunk, workspace, weightSums, chunkSums);
            chunkGradient.AsSpan().Clear();
            TModel.Backward(parameters, workspace, chunkGradient);
            sums.Add(chunkSums);
            TensorPrimitives.Add(gradient, chunkGradient, gradient);
        }
    }

    /// <summary>Computes the losses and the logits of rows, without a gradient.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sums">Written: the losses of the rows.</param>
    /// <param name="logits">Shape [rows, logits]; written.</param>
    public void Evaluate(ReadOnlySpan<T> parameters, Dataset data, ReadOnlySpan<int> rows, LossSums sums, Span<double> logits)
    {
        sums.Clear();
        loss.SumWeights(data, rows, weightSums);
        TModel.Prepare(parameters, workspace);
        for (var first = 0; first < rows.Length; first += Workspace<T>.LaneCount)
        {
            var chunk = Forward(parameters, data, rows, first);
            chunkSums.Clear();
            loss.Chunk(data, chunk, workspace, weightSums, chunkSums);
            sums.Add(chunkSums);
            ReadLogits(chunk.Length, logits[(first * logitCount)..]);
        }
    }

    /// <summary>Computes the logits of rows. Labels are not looked at: there need not be any.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="logits">Shape [rows, logits]; written.</param>
    public void Logits(ReadOnlySpan<T> parameters, Dataset data, ReadOnlySpan<int> rows, Span<double> logits)
    {
        TModel.Prepare(parameters, workspace);
        for (var first = 0; first < rows.Length; first += Workspace<T>.LaneCount)
        {
            var chunk = Forward(parameters, data, rows, first);
            ReadLogits(chunk.Length, logits[(first * logitCount)..]);
        }
    }

    private void ReadLogits(int count, Span<double> logits)
    {
        for (var lane = 0; lane < count; lane++) SampleLanes.Read(workspace.Logits, lane, logits.Slice(lane * logitCount, logitCount));
    }

    private ReadOnlySpan<int> Forward(ReadOnlySpan<T> parameters, Dataset data, ReadOnlySpan<int> rows, int first)
    {
        var chunk = rows.Slice(first, Math.Min(Workspace<T>.LaneCount, rows.Length - first));
        // Lanes beyond the rows repeat the last one, so that they compute nothing unusual. Their cotangents are zero.
        for (var lane = 0; lane < Workspace<T>.LaneCount; lane++)
            SampleLanes.Write(data.Inputs(chunk[Math.Min(lane, chunk.Length - 1)]), workspace.Inputs, lane);
        TModel.Forward(parameters, workspace);
        return chunk;
    }
}
