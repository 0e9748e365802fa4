using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Threading;

namespace Qmtl.Modeling;

/// <summary>Moves the rows of a <see cref="ModelEvaluator{TModel, T}"/> into and out of the lanes of workspaces.</summary>
/// <param name="inputWidth">The length of a row of inputs.</param>
/// <param name="logitCount">The length of a row of logits.</param>
internal sealed class EvaluatorTask<T>(int inputWidth, int logitCount) : IChunkTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Pinned<T> inputs;
    private Pinned<T> logits;
    private Pinned<T> logitGradients;
    private Pinned<T> inputGradients;
    private bool isDifferentiated;

    /// <summary>Logits are wanted.</summary>
    public void Forward(Pinned<T> inputs, Pinned<T> logits) => (this.inputs, this.logits, isDifferentiated) = (inputs, logits, false);

    /// <summary>The gradients of inputs are wanted, from those of logits.</summary>
    public void Backward(Pinned<T> inputs, Pinned<T> logitGradients, Pinned<T> inputGradients) =>
        (this.inputs, this.logitGradients, this.inputGradients, isDifferentiated) = (inputs, logitGradients, inputGradients, true);

    /// <inheritdoc/>
    public void WriteInputs(RowChunk chunk, Workspace<T> workspace)
    {
        // Lanes beyond the rows repeat the last one, so that they compute nothing unusual. Their cotangents are zero.
        for (var lane = 0; lane < Workspace<T>.LaneCount; lane++)
            SampleLanes.Write<T, T>(Row(inputs, inputWidth, chunk, Math.Min(lane, chunk.Count - 1)), workspace.Inputs, lane);
    }

    /// <inheritdoc/>
    public void AfterForward(RowChunk chunk, Workspace<T> workspace)
    {
        if (!isDifferentiated)
        {
            Scatter(workspace.Logits, logits, logitCount, chunk);
            return;
        }

        workspace.LogitGradients.Clear();
        for (var lane = 0; lane < chunk.Count; lane++)
            SampleLanes.Write<T, T>(Row(logitGradients, logitCount, chunk, lane), workspace.LogitGradients, lane);
    }

    /// <inheritdoc/>
    public void AfterBackward(RowChunk chunk, Workspace<T> workspace) => Scatter(workspace.InputGradients, inputGradients, inputWidth, chunk);

    private static void Scatter(ReadOnlySpan<Vector512<T>> lanes, Pinned<T> rows, int width, RowChunk chunk)
    {
        for (var lane = 0; lane < chunk.Count; lane++) SampleLanes.Read(lanes, lane, Row(rows, width, chunk, lane));
    }

    private static Span<T> Row(Pinned<T> rows, int width, RowChunk chunk, int lane) => rows.Span.Slice((chunk.First + lane) * width, width);
}
