using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Modeling;

/// <summary>
/// Evaluates a model and its vector-Jacobian product on rows of inputs, any number at a time. After the first call nothing is allocated.
/// Not for two threads at a time: give each its own.
/// </summary>
/// <typeparam name="TModel">A model compiled from a <c>.qmtl</c> file.</typeparam>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ModelEvaluator<TModel, T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> workspace = new(TModel.Schema.Layout);
    private readonly int inputWidth = TModel.Schema.InputWidth;
    private readonly int logitCount = TModel.Schema.LogitCount;
    private readonly int parameterCount = TModel.Schema.ParameterCount;

    /// <summary>Computes the logits of each row.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="inputs">Shape [rows, input width].</param>
    /// <param name="logits">Shape [rows, logits]; written.</param>
    /// <exception cref="ArgumentException">A length does not fit the model or the other lengths.</exception>
    public void Forward(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> logits)
    {
        Require(parameters.Length == parameterCount, nameof(parameters), parameterCount, parameters.Length);
        var rows = CountRows(logits.Length);
        Require(inputs.Length == rows * inputWidth, nameof(inputs), rows * inputWidth, inputs.Length);

        TModel.Prepare(parameters, workspace);
        for (var first = 0; first < rows; first += Workspace<T>.LaneCount)
        {
            var count = Math.Min(Workspace<T>.LaneCount, rows - first);
            Gather(inputs.Slice(first * inputWidth, count * inputWidth), inputWidth, count, workspace.Inputs, repeatLast: true);
            TModel.Forward(parameters, workspace);
            Scatter(workspace.Logits, logitCount, count, logits.Slice(first * logitCount, count * logitCount));
        }
    }

    /// <summary>The value vector of one row: its inputs, the results of <c>let</c>, the measured expectations and the logits.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="inputs">Shape [input width].</param>
    /// <exception cref="ArgumentException">A length does not fit the model.</exception>
    public T[] ComputeValues(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs)
    {
        Forward(parameters, inputs, new T[logitCount]);
        var values = new T[TModel.Schema.Layout.Values];
        SampleLanes.Read(workspace.Values, 0, values.AsSpan());
        return values;
    }

    /// <summary>
    /// From cotangents of the logits, computes the gradient with respect to the parameters, summed over the rows, and with respect to
    /// the inputs, row by row: what any backbone in front of the model needs to go on.
    /// </summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="inputs">Shape [rows, input width].</param>
    /// <param name="logitGradients">Shape [rows, logits].</param>
    /// <param name="parameterGradient">Shape [parameters]; written.</param>
    /// <param name="inputGradients">Shape [rows, input width]; written.</param>
    /// <exception cref="ArgumentException">A length does not fit the model or the other lengths.</exception>
    public void Backward(
        ReadOnlySpan<T> parameters,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> logitGradients,
        Span<T> parameterGradient,
        Span<T> inputGradients)
    {
        Require(parameters.Length == parameterCount, nameof(parameters), parameterCount, parameters.Length);
        Require(parameterGradient.Length == parameterCount, nameof(parameterGradient), parameterCount, parameterGradient.Length);
        var rows = CountRows(logitGradients.Length);
        Require(inputs.Length == rows * inputWidth, nameof(inputs), rows * inputWidth, inputs.Length);
        Require(inputGradients.Length == inputs.Length, nameof(inputGradients), inputs.Length, inputGradients.Length);

        parameterGradient.Clear();
        TModel.Prepare(parameters, workspace);
        for (var first = 0; first < rows; first += Workspace<T>.LaneCount)
        {
            var count = Math.Min(Workspace<T>.LaneCount, rows - first);
            Gather(inputs.Slice(first * inputWidth, count * inputWidth), inputWidth, count, workspace.Inputs, repeatLast: true);
            TModel.Forward(parameters, workspace);
            Gather(logitGradients.Slice(first * logitCount, count * logitCount), logitCount, count, workspace.LogitGradients, repeatLast: false);
            TModel.Backward(parameters, workspace, parameterGradient);
            Scatter(workspace.InputGradients, inputWidth, count, inputGradients.Slice(first * inputWidth, count * inputWidth));
        }
    }

    /// <summary>
    /// Transposes rows into lanes. Lanes beyond the rows repeat the last one, so that they compute nothing unusual, or are zero,
    /// so that they contribute nothing.
    /// </summary>
    private static void Gather(ReadOnlySpan<T> rows, int width, int count, Span<Vector512<T>> lanes, bool repeatLast)
    {
        if (!repeatLast) lanes.Clear();
        var written = repeatLast ? Workspace<T>.LaneCount : count;
        for (var lane = 0; lane < written; lane++) SampleLanes.Write(rows.Slice(Math.Min(lane, count - 1) * width, width), lanes, lane);
    }

    private static void Scatter(ReadOnlySpan<Vector512<T>> lanes, int width, int count, Span<T> rows)
    {
        for (var row = 0; row < count; row++) SampleLanes.Read(lanes, row, rows.Slice(row * width, width));
    }

    private int CountRows(int logits)
    {
        var (rows, rest) = Math.DivRem(logits, logitCount);
        if (rest != 0)
            throw new ArgumentException($"{TModel.Schema.Name} has {logitCount} logits a row, "
                + $"and {logits} numbers are not a whole number of rows.", nameof(logits));
        return rows;
    }

    private static void Require(bool holds, string name, int expected, int actual)
    {
        if (!holds) throw new ArgumentException($"{TModel.Schema.Name} takes {expected} numbers here, but there are {actual}.", name);
    }
}
