using System.Numerics.Tensors;

namespace Qmtl.Training;

/// <summary>The losses of the chunks of some rows, each summed on its own, and added in the order of chunks.</summary>
internal sealed class ChunkLosses(int heads)
{
    private double[] sums = [];
    private int chunks;

    /// <summary>Makes room for so many chunks, all zero.</summary>
    public void Clear(int chunks)
    {
        this.chunks = chunks;
        if (sums.Length < 2 * heads * chunks) sums = new double[2 * heads * chunks];
        sums.AsSpan().Clear();
    }

    /// <summary>Σ weight · loss per head of a chunk.</summary>
    public Span<double> LossesOf(int chunk) => sums.AsSpan(2 * heads * chunk, heads);

    /// <summary>Σ weight per head of a chunk.</summary>
    public Span<double> WeightsOf(int chunk) => sums.AsSpan((2 * heads * chunk) + heads, heads);

    /// <summary>Writes the sums over all chunks.</summary>
    public void Sum(LossSums total)
    {
        total.Clear();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            TensorPrimitives.Add<double>(total.Losses, LossesOf(chunk), total.Losses);
            TensorPrimitives.Add<double>(total.Weights, WeightsOf(chunk), total.Weights);
        }
    }
}
