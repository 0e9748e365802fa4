using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Training;

/// <summary>
/// Loss and gradient over rows of a data set, a chunk of lanes at a time, on one or several threads. Every chunk starts its sums from zero, and they are added
/// in the order of chunks: the result does not depend on which thread computes which chunk. After the first call with the most rows, nothing is allocated.
/// </summary>
internal sealed class BatchEvaluation<TModel, T> : IChunkTask<T>, IDisposable
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MultiTaskLoss loss;
    private readonly ModelChunks<TModel, T> chunks;
    private readonly double[] weightSums;
    private readonly ChunkLosses losses;
    private readonly SampleLanes<T> inputLanes = new(TModel.Schema.InputWidth);
    private readonly SampleLanes<T> logitLanes = new(TModel.Schema.LogitCount);
    private readonly int logitCount = TModel.Schema.LogitCount;
    private Dataset data = null!;
    private ReadOnlyMemory<int> rows;
    private Memory<double> logits;
    private double[] headWeights = [];
    private bool hasLabels;

    /// <param name="loss">The loss of the model.</param>
    /// <param name="threads">How many threads, the calling one among them; null for as many as there are processors.</param>
    /// <param name="isByHead">Whether gradients are those of the loss of each head on its own.</param>
    /// <param name="circuitGradients">How circuits are differentiated.</param>
    public BatchEvaluation(MultiTaskLoss loss, int? threads, bool isByHead = false, CircuitGradients circuitGradients = CircuitGradients.Adjoint)
    {
        this.loss = loss;
        weightSums = new double[loss.HeadCount];
        losses = new ChunkLosses(loss.HeadCount);
        chunks = new ModelChunks<TModel, T>(threads, isByHead, circuitGradients);
    }

    /// <summary>Computes the gradient of the losses over the rows.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="headWeights">How much each head counts in the gradient.</param>
    /// <param name="sums">Written: the losses of the batch, in which the heads do not count by those weights.</param>
    /// <param name="gradient">Shape [parameters], or by head [heads, parameters]; written.</param>
    /// <param name="shots">Which random numbers shots take.</param>
    public void Gradient(
        ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, double[] headWeights, LossSums sums, Span<T> gradient, ShotKey shots = default)
    {
        Begin(data, rows, default, hasLabels: true);
        this.headWeights = headWeights;
        chunks.Gradient(parameters, rows.Length, this, gradient, shots);
        losses.Sum(sums);
    }

    /// <summary>Computes the losses and the logits of rows, without a gradient.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sums">Written: the losses of the rows.</param>
    /// <param name="logits">Shape [rows, logits], written; or empty.</param>
    /// <param name="shots">Which random numbers shots take.</param>
    public void Evaluate(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, LossSums sums, Memory<double> logits, ShotKey shots = default)
    {
        Begin(data, rows, logits, hasLabels: true);
        headWeights = loss.HeadWeights;
        chunks.Forward(parameters, rows.Length, this, shots);
        losses.Sum(sums);
    }

    /// <summary>Computes the logits of rows. Labels are not looked at: there need not be any.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="logits">Shape [rows, logits]; written.</param>
    /// <param name="shots">Which random numbers shots take.</param>
    public void Logits(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, Memory<double> logits, ShotKey shots = default)
    {
        Begin(data, rows, logits, hasLabels: false);
        chunks.Forward(parameters, rows.Length, this, shots);
    }

    /// <inheritdoc/>
    public void Dispose() => chunks.Dispose();

    /// <inheritdoc/>
    void IChunkTask<T>.WriteInputs(RowChunk chunk, Workspace<T> workspace)
    {
        // Lanes beyond the rows repeat the last one, so that they compute nothing unusual. Their cotangents are zero.
        Span<int> starts = stackalloc int[Workspace<T>.LaneCount];
        var chunkRows = RowsOf(chunk);
        for (var lane = 0; lane < starts.Length; lane++) starts[lane] = chunkRows[Math.Min(lane, chunkRows.Length - 1)] * data.InputWidth;
        inputLanes.Write(data.AllInputs, starts, workspace.Inputs);
    }

    /// <inheritdoc/>
    void IChunkTask<T>.AfterForward(RowChunk chunk, Workspace<T> workspace)
    {
        if (hasLabels) loss.Chunk(data, RowsOf(chunk), workspace, headWeights, weightSums, losses.LossesOf(chunk.Index), losses.WeightsOf(chunk.Index));
        if (!logits.IsEmpty) logitLanes.Read(workspace.Logits, logits.Span.Slice(chunk.First * logitCount, chunk.Count * logitCount));
    }

    /// <inheritdoc/>
    void IChunkTask<T>.AfterBackward(RowChunk chunk, Workspace<T> workspace)
    {
        // Of the data, nobody asks how the loss depends on it.
    }

    private ReadOnlySpan<int> RowsOf(RowChunk chunk) => rows.Span.Slice(chunk.First, chunk.Count);

    private void Begin(Dataset data, ReadOnlyMemory<int> rows, Memory<double> logits, bool hasLabels)
    {
        (this.data, this.rows, this.logits, this.hasLabels) = (data, rows, logits, hasLabels);
        if (!hasLabels) return;
        loss.SumWeights(data, rows.Span, weightSums);
        var chunkSize = TModel.Schema.Layout.ChunkSize<T>();
        losses.Clear((rows.Length + chunkSize - 1) / chunkSize);
    }
}
