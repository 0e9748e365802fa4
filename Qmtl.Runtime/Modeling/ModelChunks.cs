using System.Numerics;
using System.Runtime.CompilerServices;
using Qmtl.Shots;
using Qmtl.Threading;

namespace Qmtl.Modeling;

/// <summary>
/// Evaluates a model on rows, a chunk of lanes at a time, on one or several threads with a workspace each. The results have the same bits whatever the number
/// of threads. After the first call with the most rows, nothing is allocated. Not for two threads at a time.
/// </summary>
internal sealed unsafe class ModelChunks<TModel, T> : IChunkWork, IDisposable
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The memory that gradients of chunks may take before they are added up, unless every worker needs more for one.</summary>
    private const int GradientBytes = 16 << 20;

    private readonly int parameterCount = TModel.Schema.ParameterCount;
    private readonly HeadSchema[] heads = [.. TModel.Schema.Heads];
    private readonly WorkspaceLayout layout = TModel.Schema.Layout;
    private readonly int chunkSize = TModel.Schema.Layout.ChunkSize<T>();
    private readonly ChunkWorkers workers;
    private readonly ChunkGradients<T> gradients;
    private readonly int wave;
    private readonly bool isByHead;
    private readonly ShiftSchedule? shifts;
    private readonly List<(Workspace<T> Workspace, ForwardCopy<T>? Copy, ParameterShift<TModel, T>? Shift, StrongBox<long> Call)> places = [];

    private IChunkTask<T> task = null!;
    private Pinned<T> parameters;
    private int rows;
    private int firstChunk;
    private bool isDifferentiated;
    private ShotKey shots;
    private long call;

    /// <param name="threads">How many threads, the calling one among them; null for as many as there are processors.</param>
    /// <param name="isByHead">Whether gradients are those of the cotangents of each head on its own, one after the other.</param>
    /// <param name="circuitGradients">How circuits are differentiated.</param>
    /// <exception cref="InsufficientMemoryException">The machine does not have the memory for one workspace, or for the gradients of all heads.</exception>
    public ModelChunks(int? threads, bool isByHead = false, CircuitGradients circuitGradients = CircuitGradients.Adjoint)
    {
        this.isByHead = isByHead;
        shifts = circuitGradients == CircuitGradients.ParameterShift ? new ShiftSchedule(TModel.ShiftedCircuits, TModel.Schema) : null;
        var gradientLength = GradientLength(isByHead ? heads.Length : 1);
        var gradientBytes = Math.Max(1, (long)gradientLength * sizeof(T));
        var bytesPerWorker = layout.Bytes<T>() + gradientBytes + (isByHead ? ForwardCopy<T>.Bytes(layout) : 0)
            + (shifts is null ? 0 : ParameterShift<TModel, T>.Bytes(layout, shifts));
        var most = Math.Min(threads ?? Environment.ProcessorCount, Array.MaxLength / Math.Max(1, gradientLength)); // Their gradients are one array.
        workers = new ChunkWorkers(WorkerCount.Choose(most, bytesPerWorker, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        gradients = new ChunkGradients<T>(gradientLength);
        wave = workers.Count == 1 ? 1 : (int)Math.Clamp(GradientBytes / gradientBytes, workers.Count, Math.Max(workers.Count, 64));
        AddPlace();
    }

    /// <summary>The workspace of the first worker, which computes all rows where they are one chunk.</summary>
    public Workspace<T> FirstWorkspace => places[0].Workspace;

    /// <summary>Whether shots are taken for infinitely many, as tests do.</summary>
    public bool IsExact { get; set; }

    /// <summary>Computes the logits of rows, and hands them to a task.</summary>
    public void Forward(ReadOnlySpan<T> parameters, int rows, IChunkTask<T> task, ShotKey shots)
    {
        fixed (T* values = parameters)
        {
            Begin(new Pinned<T>(values, parameters.Length), rows, task, shots);
            workers.Run(CountChunks(rows), this);
        }
    }

    /// <summary>Computes the logits of rows, and from the cotangents that a task makes of them the gradient.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="task">Reads inputs, and makes cotangents.</param>
    /// <param name="gradient">Shape [parameters], or by head [heads, parameters]; written: the sum over all rows.</param>
    /// <param name="shots">Which random numbers shots take.</param>
    public void Gradient(ReadOnlySpan<T> parameters, int rows, IChunkTask<T> task, Span<T> gradient, ShotKey shots)
    {
        gradient.Clear();
        fixed (T* values = parameters, total = gradient)
        {
            Begin(new Pinned<T>(values, parameters.Length), rows, task, shots);
            isDifferentiated = true;
            var chunks = CountChunks(rows);
            gradients.Reserve(Math.Min(chunks, wave));
            for (firstChunk = 0; firstChunk < chunks; firstChunk += wave)
            {
                var count = Math.Min(wave, chunks - firstChunk);
                workers.Run(count, this);
                gradients.AddTo(new Pinned<T>(total, gradient.Length), count, workers);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => workers.Dispose();

    /// <inheritdoc/>
    void IChunkWork.Run(int worker, int chunk)
    {
        var (workspace, copy, shift, prepared) = places[worker];
        if (prepared.Value != call)
        {
            TModel.Prepare<T>(parameters.Span, workspace);
            prepared.Value = call;
        }

        var first = (firstChunk + chunk) * chunkSize;
        var range = new RowChunk(firstChunk + chunk, first, Math.Min(chunkSize, rows - first));
        workspace.Shots = new ShotDraws(shots.Value, first, range.Count, IsExact: IsExact);
        task.WriteInputs(range, workspace);
        TModel.Forward<T>(parameters.Span, workspace);
        task.AfterForward(range, workspace);
        shift?.Forget();
        if (!isDifferentiated) return;
        var gradient = gradients[chunk];
        gradient.Clear();
        if (copy is not null)
        {
            BackwardByHead(workspace, copy, shift, gradient);
            return;
        }

        Backward(workspace, shift, gradient);
        task.AfterBackward(range, workspace);
    }

    private void BackwardByHead(Workspace<T> workspace, ForwardCopy<T> copy, ParameterShift<TModel, T>? shift, Span<T> gradients)
    {
        copy.Take();
        for (var h = 0; h < heads.Length; h++)
        {
            if (copy.Restore(heads[h])) Backward(workspace, shift, gradients.Slice(h * parameterCount, parameterCount));
        }
    }

    private void Backward(Workspace<T> workspace, ParameterShift<TModel, T>? shift, Span<T> gradient)
    {
        if (shift is null) TModel.Backward(parameters.Span, workspace, gradient);
        else shift.Backward(parameters.Span, gradient);
    }

    private void Begin(Pinned<T> parameters, int rows, IChunkTask<T> task, ShotKey shots)
    {
        (this.parameters, this.rows, this.task, this.shots) = (parameters, rows, task, shots);
        (firstChunk, isDifferentiated) = (0, false);
        call++;
        while (places.Count < Math.Min(workers.Count, CountChunks(rows))) AddPlace();
    }

    private void AddPlace()
    {
        var workspace = new Workspace<T>(layout);
        places.Add((workspace, isByHead ? new ForwardCopy<T>(workspace) : null, shifts is null ? null : new ParameterShift<TModel, T>(workspace, shifts), new StrongBox<long>()));
    }

    private int GradientLength(int gradients)
    {
        var length = (long)gradients * parameterCount;
        if (length <= Array.MaxLength) return (int)length;
        throw new InsufficientMemoryException($"The gradients of {gradients} heads with respect to {parameterCount} parameters do not fit into memory. "
            + "Choose a balancing that does without the gradient of each head.");
    }

    private int CountChunks(int rows) => (rows + chunkSize - 1) / chunkSize;
}
