using System.Globalization;

namespace Qmtl.Training;

/// <summary>
/// Stochastic gradient descent with momentum: v ← momentum · v + g, then θ ← θ - learning rate · v. The form of Nesterov (Sutskever
/// et al., "On the importance of initialization and momentum in deep learning", ICML 2013) moves by g + momentum · v instead.
/// </summary>
/// <param name="LearningRate">The step size; above 0.</param>
/// <param name="Momentum">In [0, 1).</param>
/// <param name="Nesterov">Whether to look ahead; needs momentum.</param>
public sealed record Sgd(double LearningRate = 0.01, double Momentum = 0, bool Nesterov = false)
    : Optimizer(LearningRate)
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Sgd(learning rate {LearningRate:R}, momentum {Momentum:R}{(Nesterov ? ", Nesterov" : "")})");

    internal override void Validate()
    {
        ValidateLearningRate();
        Require(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "in [0, 1)");
        Require(!Nesterov || Momentum > 0, nameof(Momentum), Momentum, "above 0 for the form of Nesterov");
    }
}
