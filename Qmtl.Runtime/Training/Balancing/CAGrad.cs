using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Near the mean gradient, the direction along which the loss that falls least falls most: Liu, Liu, Jin, Stone and Liu, "Conflict-Averse Gradient Descent for
/// Multi-task Learning", NeurIPS 2021, arXiv 2110.14048.
/// </summary>
/// <remarks>
/// With g₀ the mean of the tasks' gradients, the direction is g₀ + c · |g₀| · g / |g|, where g is the convex combination of gradients that minimizes
/// g · g₀ + c · |g₀| · |g|. So it is at most c · |g₀| away from g₀.
/// </remarks>
/// <param name="C">How far to depart from the mean gradient, in [0, 1): 0 is the mean gradient itself. The paper has 0.4 for scene understanding.</param>
public sealed record CAGrad(double C = 0.4) : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"CAGrad(c {C:R})");

    /// <inheritdoc/>
    public override bool NeedsTaskGradients => true;

    internal override void Validate() => Require(C is >= 0 and < 1, nameof(C), C, "in [0, 1)");

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new ConflictAversion(schema.Heads.Count, C);
}

internal sealed class ConflictAversion(int heads, double c) : GradientCombination(heads)
{
    private readonly SimplexDescent descent = new(heads);
    private readonly double[] mean = new double[heads];

    /// <inheritdoc/>
    protected override void Combine(GramMatrix products, Span<double> coefficients)
    {
        var withMean = mean.AsSpan(0, products.Count);
        var square = 0.0;
        for (var i = 0; i < withMean.Length; i++)
        {
            withMean[i] = 0;
            foreach (var product in products.Row(i)) withMean[i] += product / products.Count;
            square += withMean[i] / products.Count;
        }

        var radius = c * Math.Sqrt(Math.Max(0, square));
        var length = descent.Minimize(products, withMean, radius, coefficients);
        var factor = length > 0 ? radius / length : 0;
        foreach (ref var coefficient in coefficients) coefficient = (1.0 / products.Count) + (factor * coefficient);
    }
}
