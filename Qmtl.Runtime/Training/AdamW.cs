using System.Globalization;

namespace Qmtl.Training;

/// <summary>
/// Adam with decoupled weight decay: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, Algorithm 2, with the
/// decay scaled by the learning rate: each step first multiplies every parameter by 1 - learning rate · weight decay.
/// </summary>
/// <param name="LearningRate">The step size; above 0.</param>
/// <param name="WeightDecay">The decay; not negative.</param>
/// <param name="Beta1">The decay of the mean of gradients, in [0, 1).</param>
/// <param name="Beta2">The decay of the mean of squared gradients, in [0, 1).</param>
/// <param name="Epsilon">Added to the root, against division by zero; above 0.</param>
public sealed record AdamW(
    double LearningRate = 0.001, double WeightDecay = 0.01, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8)
    : Optimizer(LearningRate)
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"AdamW(learning rate {LearningRate:R}, weight decay {WeightDecay:R}, beta1 {Beta1:R}, beta2 {Beta2:R}, epsilon {Epsilon:R})");

    internal override void Validate()
    {
        new Adam(LearningRate, Beta1, Beta2, Epsilon).Validate();
        Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "0 or above");
    }
}
