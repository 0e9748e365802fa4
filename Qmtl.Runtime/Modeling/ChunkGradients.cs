using System.Numerics;
using System.Numerics.Tensors;
using Qmtl.Threading;

namespace Qmtl.Modeling;

/// <summary>
/// The gradients of some chunks, each summed from zero on its own. They are added in the order of chunks, number by number, so that the sum has the same
/// bits whoever computed which chunk.
/// </summary>
/// <param name="parameterCount">The length of a gradient.</param>
internal sealed class ChunkGradients<T>(int parameterCount) : IChunkWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers are added at a time: so many stay in the cache while chunk after chunk is added to them.</summary>
    private const int Block = 2048;

    private T[] sums = [];
    private int chunks;
    private Pinned<T> total;

    /// <summary>Makes room for the gradients of so many chunks.</summary>
    public void Reserve(int chunks)
    {
        if (sums.Length < (long)chunks * parameterCount) sums = new T[chunks * parameterCount];
    }

    /// <summary>The gradient of a chunk, as it was left.</summary>
    public Span<T> this[int chunk] => sums.AsSpan(chunk * parameterCount, parameterCount);

    /// <summary>Adds the gradients of the first chunks to a total.</summary>
    public void AddTo(Pinned<T> total, int chunks, ChunkWorkers workers)
    {
        (this.total, this.chunks) = (total, chunks);
        workers.Run((parameterCount + Block - 1) / Block, this);
    }

    /// <inheritdoc/>
    void IChunkWork.Run(int worker, int chunk)
    {
        var first = chunk * Block;
        var block = total.Span.Slice(first, Math.Min(Block, parameterCount - first));
        for (var i = 0; i < chunks; i++) TensorPrimitives.Add(block, this[i].Slice(first, block.Length), block);
    }
}
