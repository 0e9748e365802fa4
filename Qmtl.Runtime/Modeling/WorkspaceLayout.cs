using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Modeling;

/// <summary>How large the buffers of a <see cref="Workspace{T}"/> are, in vectors of samples.</summary>
/// <param name="Values">The length of the value vector: inputs, intermediate values, expectations, logits.</param>
/// <param name="InputWidth">How many of them, from the start, are inputs.</param>
/// <param name="LogitCount">How many of them, at the end, are logits.</param>
/// <param name="Angles">How many angles the circuits take.</param>
/// <param name="Amplitudes">Complex amplitudes of all circuits together.</param>
/// <param name="LargestState">Complex amplitudes of the largest circuit.</param>
/// <param name="Tables">Numbers, not vectors, that the circuits prepare for all samples alike.</param>
/// <param name="IsMixed">Whether a circuit runs on a density matrix.</param>
/// <param name="IsEstimated">Whether a circuit runs on trajectories, so that its expectations have standard errors.</param>
public readonly record struct WorkspaceLayout(
    int Values, int InputWidth, int LogitCount, int Angles, long Amplitudes, long LargestState, long Tables, bool IsMixed = false, bool IsEstimated = false)
{
    private const long LargeChunk = 32L << 20;

    /// <summary>
    /// How many samples are computed at a time: as many as a vector of 512 bits has numbers; and 1 where the states of the largest circuit would take more than
    /// 32 MiB. It depends on the model and the precision alone, as the order of sums follows from it.
    /// </summary>
    /// <remarks>Density matrices are computed in full chunks.</remarks>
    public int ChunkSize<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var full = Vector512<T>.Count;
        return IsMixed || 2 * LargestState * full * Unsafe.SizeOf<T>() <= LargeChunk ? full : 1;
    }

    /// <summary>The memory of a workspace, in bytes.</summary>
    public long Bytes<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (chunk, lanes) = (ChunkSize<T>(), Vector512<T>.Count);
        var vectors = ((IsEstimated ? 4L : 2L) * Values) + (4L * Angles) + Vectors(2 * chunk * Amplitudes) + Vectors(2 * chunk * LargestState) + Vectors(Tables);
        return vectors * lanes * Unsafe.SizeOf<T>();

        long Vectors(long numbers) => (numbers + lanes - 1) / lanes;
    }
}
