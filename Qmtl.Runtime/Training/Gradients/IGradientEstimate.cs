using System.Numerics;
using Qmtl.Data;

namespace Qmtl.Training;

/// <summary>Computes the gradient of the losses of a batch.</summary>
internal interface IGradientEstimate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the gradient of the losses over the rows.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="headWeights">How much each head counts in the gradient.</param>
    /// <param name="step">How many steps were taken before: what is random follows from it and the seed.</param>
    /// <param name="sums">Written: the losses of the batch, in which the heads do not count by those weights.</param>
    /// <param name="gradient">Shape [parameters], or by head [heads, parameters]; written.</param>
    void Compute(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, double[] headWeights, long step, LossSums sums, Span<T> gradient);
}
