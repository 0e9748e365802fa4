namespace Qmtl.Threading;

/// <summary>A computation that falls into chunks, none of which needs the result of another.</summary>
internal interface IChunkWork
{
    /// <summary>Computes one chunk.</summary>
    /// <param name="worker">Who computes it, from 0: no two chunks at a time have the same, so that each worker can have memory of its own.</param>
    /// <param name="chunk">Which of the chunks, from 0.</param>
    void Run(int worker, int chunk);
}
