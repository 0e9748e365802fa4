namespace Qmtl.Threading;

/// <summary>
/// A set of workers for computations in chunks: the thread that calls, and threads that stay from one computation to the next. They are started when
/// there are chunks for them, and end with <see cref="Dispose"/> or when nobody holds the set any more. Not for two threads at a time.
/// </summary>
internal sealed class ChunkWorkers : IDisposable
{
    private readonly ChunkQueue queue;
    private readonly List<(Thread Thread, Doorbell Bell)> helpers = [];
    private bool isDisposed;

    /// <param name="count">How many workers there are at most; above 0.</param>
    public ChunkWorkers(int count)
    {
        Count = count;
        queue = new ChunkQueue(count > Environment.ProcessorCount ? 0 : Doorbell.ShortWait);
        if (count == 1) GC.SuppressFinalize(this);
    }

    ~ChunkWorkers() => Stop();

    /// <summary>How many workers there are at most, the calling thread among them.</summary>
    public int Count { get; }

    /// <summary>Computes all chunks, in any order, and returns when they are finished. Where no thread has to be started, nothing is allocated.</summary>
    /// <exception cref="Exception">What a chunk threw: the first, where several do. Chunks that have not begun then are left out.</exception>
    public void Run(int chunks, IChunkWork work)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var helping = Math.Min(Count, chunks) - 1;
        if (helping <= 0)
        {
            for (var chunk = 0; chunk < chunks; chunk++) work.Run(worker: 0, chunk);
            return;
        }

        while (helpers.Count < helping) StartHelper(helpers.Count + 1);
        queue.Open(chunks, work);
        try
        {
            for (var i = 0; i < helping; i++) helpers[i].Bell.Ring();
        }
        finally
        {
            queue.Finish(worker: 0);
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        Stop();
        foreach (var (thread, _) in helpers) thread.Join();
        GC.SuppressFinalize(this);
    }

    private void StartHelper(int worker)
    {
        var chunks = queue; // Not this: a set that a thread holds would never be collected.
        var bell = new Doorbell(() => chunks.HasChunkFor(worker) || chunks.IsStopped, chunks.Spins);
        var thread = new Thread(() => Help(chunks, worker, bell)) { IsBackground = true, Name = $"QMTL worker {worker}" };
        thread.UnsafeStart();
        helpers.Add((thread, bell));
    }

    private static void Help(ChunkQueue queue, int worker, Doorbell bell)
    {
        while (true)
        {
            bell.Wait();
            if (queue.IsStopped) return;
            queue.Work(worker);
        }
    }

    private void Stop()
    {
        queue.Stop();
        foreach (var (_, bell) in helpers) bell.Ring();
    }
}
