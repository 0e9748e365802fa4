using System.Numerics;
using Qmtl.Threading;

namespace Qmtl.Modeling;

/// <summary>Moves the rows of a <see cref="ModelEvaluator{TModel, T}"/> into and out of the lanes of workspaces.</summary>
/// <param name="inputWidth">The length of a row of inputs.</param>
/// <param name="logitCount">The length of a row of logits.</param>
/// <param name="valueCount">The length of the value vector.</param>
internal sealed class EvaluatorTask<T>(int inputWidth, int logitCount, int valueCount) : IChunkTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SampleLanes<T> inputLanes = new(inputWidth);
    private readonly SampleLanes<T> logitLanes = new(logitCount);
    private readonly SampleLanes<T> valueLanes = new(valueCount);
    private Pinned<T> inputs;
    private Pinned<T> logits;
    private Pinned<T> logitGradients;
    private Pinned<T> inputGradients;
    private Pinned<T> values;
    private Pinned<T> standardErrors;
    private bool isDifferentiated;
    private bool areValuesWanted;

    /// <summary>Logits are wanted.</summary>
    public void Forward(Pinned<T> inputs, Pinned<T> logits) => (this.inputs, this.logits, isDifferentiated, areValuesWanted) = (inputs, logits, false, false);

    /// <summary>Whole vectors of values are wanted, and the standard errors of those that have one.</summary>
    public void ForwardValues(Pinned<T> inputs, Pinned<T> values, Pinned<T> standardErrors) =>
        (this.inputs, this.values, this.standardErrors, isDifferentiated, areValuesWanted) = (inputs, values, standardErrors, false, true);

    /// <summary>The gradients of inputs are wanted, from those of logits.</summary>
    public void Backward(Pinned<T> inputs, Pinned<T> logitGradients, Pinned<T> inputGradients) =>
        (this.inputs, this.logitGradients, this.inputGradients, isDifferentiated) = (inputs, logitGradients, inputGradients, true);

    /// <inheritdoc/>
    public void WriteInputs(RowChunk chunk, Workspace<T> workspace)
    {
        // Lanes beyond the rows repeat the last one, so that they compute nothing unusual. Their cotangents are zero.
        Span<int> starts = stackalloc int[Workspace<T>.LaneCount];
        for (var lane = 0; lane < starts.Length; lane++) starts[lane] = Math.Min(lane, chunk.Count - 1) * inputWidth;
        inputLanes.Write<T>(RowsOf(inputs, inputWidth, chunk), starts, workspace.Inputs);
    }

    /// <inheritdoc/>
    public void AfterForward(RowChunk chunk, Workspace<T> workspace)
    {
        if (areValuesWanted && !isDifferentiated)
        {
            valueLanes.Read(workspace.Values, RowsOf(values, valueCount, chunk));
            if (workspace.StandardErrors.Length > 0) valueLanes.Read(workspace.StandardErrors, RowsOf(standardErrors, valueCount, chunk));
            return;
        }

        if (!isDifferentiated)
        {
            logitLanes.Read(workspace.Logits, RowsOf(logits, logitCount, chunk));
            return;
        }

        Span<int> starts = stackalloc int[chunk.Count];
        for (var lane = 0; lane < starts.Length; lane++) starts[lane] = lane * logitCount;
        if (chunk.Count < Workspace<T>.LaneCount) workspace.LogitGradients.Clear();
        logitLanes.Write<T>(RowsOf(logitGradients, logitCount, chunk), starts, workspace.LogitGradients);
    }

    /// <inheritdoc/>
    public void AfterBackward(RowChunk chunk, Workspace<T> workspace) =>
        inputLanes.Read(workspace.InputGradients, RowsOf(inputGradients, inputWidth, chunk));

    private static Span<T> RowsOf(Pinned<T> rows, int width, RowChunk chunk) => rows.Span.Slice(chunk.First * width, chunk.Count * width);
}
