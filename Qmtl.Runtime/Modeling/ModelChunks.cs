using System.Numerics;
using System.Runtime.CompilerServices;
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
    private readonly WorkspaceLayout layout = TModel.Schema.Layout;
    private readonly int chunkSize = TModel.Schema.Layout.ChunkSize<T>();
    private readonly ChunkWorkers workers;
    private readonly ChunkGradients<T> gradients;
    private readonly int wave;
    private readonly List<(Workspace<T> Workspace, StrongBox<long> Call)> places = [];

    private IChunkTask<T> task = null!;
    private Pinned<T> parameters;
    private int rows;
    private int firstChunk;
    private bool isDifferentiated;
    private long call;

    /// <param name="threads">How many threads, the calling one among them; null for as many as there are processors.</param>
    /// <exception cref="InsufficientMemoryException">The machine does not have the memory for one workspace.</exception>
    public ModelChunks(int? threads)
    {
        var gradientBytes = Math.Max(1, (long)parameterCount * sizeof(T));
        workers = new ChunkWorkers(WorkerCount.Choose(threads, layout.Bytes<T>() + gradientBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes));
        gradients = new ChunkGradients<T>(parameterCount);
        wave = workers.Count == 1 ? 1 : (int)Math.Clamp(GradientBytes / gradientBytes, workers.Count, Math.Max(workers.Count, 64));
        AddPlace();
    }

    /// <summary>The workspace of the first worker, which computes all rows where they are one chunk.</summary>
    public Workspace<T> FirstWorkspace => places[0].Workspace;

    /// <summary>Computes the logits of rows, and hands them to a task.</summary>
    public void Forward(ReadOnlySpan<T> parameters, int rows, IChunkTask<T> task)
    {
        fixed (T* values = parameters)
        {
            Begin(new Pinned<T>(values, parameters.Length), rows, task);
            workers.Run(CountChunks(rows), this);
        }
    }

    /// <summary>Computes the logits of rows, and from the cotangents that a task makes of them the gradient.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="task">Reads inputs, and makes cotangents.</param>
    /// <param name="gradient">Shape [parameters]; written: the sum over all rows.</param>
    public void Gradient(ReadOnlySpan<T> parameters, int rows, IChunkTask<T> task, Span<T> gradient)
    {
        gradient.Clear();
        fixed (T* values = parameters, total = gradient)
        {
            Begin(new Pinned<T>(values, parameters.Length), rows, task);
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
        var (workspace, prepared) = places[worker];
        if (prepared.Value != call)
        {
            TModel.Prepare<T>(parameters.Span, workspace);
            prepared.Value = call;
        }

        var first = (firstChunk + chunk) * chunkSize;
        var range = new RowChunk(firstChunk + chunk, first, Math.Min(chunkSize, rows - first));
        task.WriteInputs(range, workspace);
        TModel.Forward<T>(parameters.Span, workspace);
        task.AfterForward(range, workspace);
        if (!isDifferentiated) return;
        var gradient = gradients[chunk];
        gradient.Clear();
        TModel.Backward(parameters.Span, workspace, gradient);
        task.AfterBackward(range, workspace);
    }

    private void Begin(Pinned<T> parameters, int rows, IChunkTask<T> task)
    {
        (this.parameters, this.rows, this.task) = (parameters, rows, task);
        (firstChunk, isDifferentiated) = (0, false);
        call++;
        while (places.Count < Math.Min(workers.Count, CountChunks(rows))) AddPlace();
    }

    private void AddPlace() => places.Add((new Workspace<T>(layout), new StrongBox<long>()));

    private int CountChunks(int rows) => (rows + chunkSize - 1) / chunkSize;
}
