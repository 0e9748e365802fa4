using System.Runtime.ExceptionServices;

namespace Qmtl.Threading;

/// <summary>
/// The chunks of one computation after another, taken by whoever is free. What threads hold of a set of workers is this, and never the set itself.
/// </summary>
internal sealed class ChunkQueue
{
    private readonly Doorbell done;
    private IChunkWork? work;
    private ExceptionDispatchInfo? failure;
    private bool isStopped;

    /// <summary>
    /// The number of chunks, in the upper half, and the next to be taken. In one word, so that a thread that comes late never
    /// takes the number of one computation for that of the next.
    /// </summary>
    private long next;

    /// <summary>How many chunks are not finished.</summary>
    private int remaining;

    /// <param name="spins">How often threads look for chunks before they sleep.</param>
    public ChunkQueue(int spins)
    {
        Spins = spins;
        done = new Doorbell(() => Volatile.Read(ref remaining) == 0, spins);
    }

    /// <summary>How often threads look for chunks before they sleep.</summary>
    public int Spins { get; }

    /// <summary>Whether there will be no more chunks.</summary>
    public bool IsStopped => Volatile.Read(ref isStopped);

    /// <summary>Offers the chunks of a computation. The one before must be finished.</summary>
    public void Open(int chunks, IChunkWork work)
    {
        this.work = work;
        remaining = chunks;
        Interlocked.Exchange(ref next, (long)chunks << 32);
    }

    /// <summary>Whether there is a chunk for a worker. Of fewer chunks than workers, the last workers take none: they need not wake up.</summary>
    public bool HasChunkFor(int worker) => HasChunkFor(worker, Volatile.Read(ref next));

    /// <summary>Computes chunks until none is left to be taken.</summary>
    public void Work(int worker)
    {
        if (!TryTake(worker, out var chunk)) return;
        var (current, finished) = (work!, 0); // No other computation begins before this worker has said what it finished.
        do
        {
            try
            {
                if (failure is null) current.Run(worker, chunk);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }

            finished++;
        }
        while (TryTake(worker, out chunk));

        if (Interlocked.Add(ref remaining, -finished) == 0) done.Ring();
    }

    /// <summary>Computes chunks with the others, and returns when all are finished; throws what the first that failed threw.</summary>
    public void Finish(int worker)
    {
        Work(worker);
        WaitForOthers();
        work = null; // Threads that sleep should not keep it alive.
        if (failure is null) return;
        var first = failure;
        failure = null;
        first.Throw();
    }

    public void Stop()
    {
        Volatile.Write(ref isStopped, true);
        Interlocked.MemoryBarrier();
    }

    /// <summary>Others may work on memory of the caller's, which must not go away before they are done: an interruption has to wait.</summary>
    private void WaitForOthers()
    {
        var isInterrupted = false;
        while (Volatile.Read(ref remaining) > 0)
        {
            try
            {
                done.Wait();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted) Thread.CurrentThread.Interrupt();
    }

    private bool TryTake(int worker, out int chunk)
    {
        var word = Volatile.Read(ref next);
        while (HasChunkFor(worker, word))
        {
            var seen = Interlocked.CompareExchange(ref next, word + 1, word);
            if (seen == word)
            {
                chunk = (int)word;
                return true;
            }

            word = seen;
        }

        chunk = -1;
        return false;
    }

    private static bool HasChunkFor(int worker, long word)
    {
        var (count, index) = ((int)(word >> 32), (int)word);
        return index < count && worker < count;
    }
}
