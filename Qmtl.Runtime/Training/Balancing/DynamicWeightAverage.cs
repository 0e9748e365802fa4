using System.Globalization;
using System.Numerics.Tensors;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Weighs most the losses that fall least: Liu, Johns and Davison, "End-to-End Multi-Task Learning with Attention", CVPR 2019, arXiv 1803.10704.
/// </summary>
/// <remarks>
/// In an epoch, the weights of K heads are K · softmax(r / temperature), where r is the mean loss of the epoch before over that of the one before it. In the
/// first two epochs, and for a head without labels or loss in one of them, r is 1.
/// </remarks>
/// <param name="Temperature">How even the weights are; above 0. The paper has 2.</param>
public sealed record DynamicWeightAverage(double Temperature = 2) : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"DynamicWeightAverage(temperature {Temperature:R})");

    internal override void Validate() => Require(Temperature > 0 && double.IsFinite(Temperature), nameof(Temperature), Temperature, "above 0");

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new DynamicWeights(schema.Heads.Count, Temperature);
}

internal sealed class DynamicWeights : BalancingState
{
    private readonly double temperature;
    private readonly double[] last;
    private readonly double[] before;

    public DynamicWeights(int heads, double temperature)
        : base(heads)
    {
        this.temperature = temperature;
        last = Remember("last_losses", double.NaN);
        before = Remember("losses_before", double.NaN);
    }

    /// <inheritdoc/>
    public override void BeginStep()
    {
        for (var h = 0; h < Weights.Length; h++)
        {
            var ratio = last[h] / before[h];
            Weights[h] = (double.IsFinite(ratio) ? ratio : 1) / temperature;
        }

        TaskSoftmax.Apply(Weights);
        TensorPrimitives.Multiply(Weights, Weights.Length, Weights);
    }

    /// <inheritdoc/>
    public override void EndEpoch(LossSums losses)
    {
        last.CopyTo(before, 0);
        for (var h = 0; h < last.Length; h++) last[h] = losses.Mean(h);
    }
}
