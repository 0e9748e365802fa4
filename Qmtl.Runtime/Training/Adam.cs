using System.Globalization;

namespace Qmtl.Training;

/// <summary>
/// Adam: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, Algorithm 1.
/// </summary>
/// <param name="LearningRate">The step size; above 0.</param>
/// <param name="Beta1">The decay of the mean of gradients, in [0, 1).</param>
/// <param name="Beta2">The decay of the mean of squared gradients, in [0, 1).</param>
/// <param name="Epsilon">Added to the root, against division by zero; above 0.</param>
public sealed record Adam(double LearningRate = 0.001, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8)
    : Optimizer(LearningRate)
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Adam(learning rate {LearningRate:R}, beta1 {Beta1:R}, beta2 {Beta2:R}, epsilon {Epsilon:R})");

    internal override void Validate()
    {
        ValidateLearningRate();
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "in [0, 1)");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "in [0, 1)");
        Require(Epsilon > 0, nameof(Epsilon), Epsilon, "above 0");
    }
}
