using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Shots;
using Qmtl.Threading;

namespace Qmtl.Modeling;

/// <summary>
/// Evaluates a model and its vector-Jacobian product on rows of inputs, any number at a time. After the first call with the most rows nothing is allocated.
/// Not for two callers at a time: give each its own.
/// </summary>
/// <typeparam name="TModel">A model compiled from a <c>.qmtl</c> file.</typeparam>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class ModelEvaluator<TModel, T> : IDisposable
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EvaluatorTask<T> task = new(TModel.Schema.InputWidth, TModel.Schema.LogitCount, TModel.Schema.Layout.Values);
    private readonly ModelChunks<TModel, T> chunks;
    private readonly int inputWidth = TModel.Schema.InputWidth;
    private readonly int logitCount = TModel.Schema.LogitCount;
    private readonly int parameterCount = TModel.Schema.ParameterCount;
    private ShotKey shots;
    private long evaluations;

    /// <summary>Makes an evaluator with the memory for one chunk of rows.</summary>
    /// <param name="threads">
    /// How many threads compute, the calling one among them: from 1 to 1024, or null for as many as there are processors. Each but the first keeps memory
    /// and a thread of its own until <see cref="Dispose"/>. A call keeps at most one busy for each chunk of rows
    /// (<see cref="WorkspaceLayout.ChunkSize"/>). Results do not depend on it.
    /// </param>
    /// <param name="circuitGradients">How circuits are differentiated; null for the adjoint method, or parameter shift where the model is measured in shots or runs on trajectories.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of its range.</exception>
    /// <exception cref="ArgumentException">The adjoint method is asked for with shots or on trajectories.</exception>
    /// <exception cref="InsufficientMemoryException">The machine does not have the memory.</exception>
    public ModelEvaluator(int? threads = 1, CircuitGradients? circuitGradients = null)
    {
        WorkerCount.Require(threads, nameof(threads));
        chunks = new ModelChunks<TModel, T>(threads, circuitGradients: TModel.Schema.Choose(circuitGradients));
        Seed = 0;
    }

    /// <summary>
    /// Where the shots of a model on a backend with shots come from; 0 at first. Setting it starts anew: the same seed gives the same outcomes for the same calls.
    /// Every call draws other shots than those before it.
    /// </summary>
    public ulong Seed
    {
        get;
        set
        {
            field = value;
            shots = ShotKey.Of(value, "an evaluator");
            evaluations = 0;
        }
    }

    /// <summary>Whether shots are taken for infinitely many, as tests do.</summary>
    internal bool IsExact
    {
        get => chunks.IsExact;
        set => chunks.IsExact = value;
    }

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

        fixed (T* x = inputs, y = logits)
        {
            task.Forward(new(x, inputs.Length), new(y, logits.Length));
            chunks.Forward(parameters, rows, task, shots.At(evaluations++));
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
        new SampleLanes<T>(values.Length).Read<T>(chunks.FirstWorkspace.Values, values);
        return values;
    }

    /// <summary>The value vectors of rows, as <see cref="ComputeValues(ReadOnlySpan{T}, ReadOnlySpan{T})"/> of one.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="inputs">Shape [rows, input width].</param>
    /// <param name="values">Shape [rows, values]; written.</param>
    /// <param name="standardErrors">
    /// Shape [rows, values]; written: the standard errors of expectations that are means over trajectories, and 0 for all other values.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit the model or the other lengths.</exception>
    public void ComputeValues(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> values, Span<T> standardErrors)
    {
        var width = TModel.Schema.Layout.Values;
        Require(parameters.Length == parameterCount, nameof(parameters), parameterCount, parameters.Length);
        var rows = values.Length / width;
        Require(values.Length == rows * width, nameof(values), rows * width, values.Length);
        Require(standardErrors.Length == values.Length, nameof(standardErrors), values.Length, standardErrors.Length);
        Require(inputs.Length == rows * inputWidth, nameof(inputs), rows * inputWidth, inputs.Length);
        standardErrors.Clear();
        fixed (T* x = inputs, v = values, e = standardErrors)
        {
            task.ForwardValues(new(x, inputs.Length), new(v, values.Length), new(e, standardErrors.Length));
            chunks.Forward(parameters, rows, task, shots.At(evaluations++));
        }
    }

    /// <summary>
    /// What a device needs to run one row: its value vector before anything is measured, with the inputs and the results of <c>let</c>. No circuit is simulated.
    /// </summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="inputs">Shape [input width].</param>
    /// <returns>The value vector, with expectations and logits of 0: what <see cref="ComputeLogits"/> takes once the expectations are filled in.</returns>
    /// <exception cref="ArgumentException">A length does not fit the model.</exception>
    public T[] ComputeValuesBeforeMeasurement(ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs)
    {
        Require(parameters.Length == parameterCount, nameof(parameters), parameterCount, parameters.Length);
        Require(inputs.Length == inputWidth, nameof(inputs), inputWidth, inputs.Length);
        var workspace = chunks.FirstWorkspace;
        workspace.Values.Clear();
        for (var i = 0; i < inputWidth; i++) workspace.Inputs[i] = Vector512.Create(inputs[i]);
        TModel.ComputeAngles(parameters, workspace);
        var values = new T[TModel.Schema.Layout.Values];
        for (var i = 0; i < values.Length; i++) values[i] = workspace.Values[i].ToScalar();
        return values;
    }

    /// <summary>The logits of one row from its expectations, wherever these were measured.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="values">
    /// Shape [values]: what <see cref="ComputeValuesBeforeMeasurement"/> gave, with the expectations that heads read in their places. Its logits are written.
    /// </param>
    /// <returns>The logits: the last numbers of the values.</returns>
    /// <exception cref="ArgumentException">A length does not fit the model.</exception>
    public ReadOnlySpan<T> ComputeLogits(ReadOnlySpan<T> parameters, Span<T> values)
    {
        Require(parameters.Length == parameterCount, nameof(parameters), parameterCount, parameters.Length);
        Require(values.Length == TModel.Schema.Layout.Values, nameof(values), TModel.Schema.Layout.Values, values.Length);
        var workspace = chunks.FirstWorkspace;
        for (var i = 0; i < values.Length; i++) workspace.Values[i] = Vector512.Create(values[i]);
        TModel.ComputeLogits(parameters, workspace);
        var logits = values[^logitCount..];
        for (var i = 0; i < logitCount; i++) logits[i] = workspace.Logits[i].ToScalar();
        return logits;
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

        fixed (T* x = inputs, dy = logitGradients, dx = inputGradients)
        {
            task.Backward(new(x, inputs.Length), new(dy, logitGradients.Length), new(dx, inputGradients.Length));
            chunks.Gradient(parameters, rows, task, parameterGradient, shots.At(evaluations++));
        }
    }

    /// <summary>Ends the threads. An evaluator of one thread has none to end.</summary>
    public void Dispose() => chunks.Dispose();

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
