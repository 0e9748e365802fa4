using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Training;

/// <summary>The gradient of a batch by the chain rule, from the derivatives of its circuits.</summary>
internal sealed class CircuitEstimate<TModel, T>(BatchEvaluation<TModel, T> batch, ulong seed) : IGradientEstimate<T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ShotKey shots = ShotKey.Of(seed, "training");

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, double[] headWeights, long step, LossSums sums, Span<T> gradient) =>
        batch.Gradient(parameters, data, rows, headWeights, sums, gradient, shots.At(step));
}
