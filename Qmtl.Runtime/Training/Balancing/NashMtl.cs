using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// The direction on which the tasks, bargaining over the shared parameters, agree by Nash's axioms: Navon et al., "Multi-Task Learning as a Bargaining Game",
/// ICML 2022, arXiv 2202.01017: coefficients α above 0 with GᵀG α = 1/α, element by element, where the columns of G are the gradients.
/// </summary>
/// <remarks>
/// Scaling a loss does not change the direction. Of K tasks it has length √K, however short the gradients, so choose an optimizer that scales steps
/// itself, as <see cref="Adam"/>, or a schedule that ends low. The equations are solved to full precision in every step.
/// </remarks>
public sealed record NashMtl : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => "NashMtl";

    /// <inheritdoc/>
    public override bool NeedsTaskGradients => true;

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new NashBargaining(schema.Heads.Count);
}

/// <summary>
/// The coefficients minimize the convex function αᵀGᵀGα / 2 − Σ log α, on which Newton's method with steps of 1 / (1 + decrement) always converges
/// (Boyd and Vandenberghe, "Convex Optimization", section 9.6). Gradients are scaled to length 1 first, which scales the coefficients alone.
/// </summary>
internal sealed class NashBargaining(int heads) : GradientCombination(heads)
{
    private const int MostSteps = 200;

    /// <summary>Added to each squared length: where gradients cancel exactly, the coefficients would grow without bound.</summary>
    private const double Ridge = 1e-10;

    private readonly double[] hessian = new double[heads * heads];
    private readonly double[] steps = new double[heads];

    /// <inheritdoc/>
    protected override void Combine(GramMatrix products, Span<double> coefficients)
    {
        var change = steps.AsSpan(0, products.Count);
        coefficients.Fill(1 / Math.Sqrt(products.Count));
        for (var step = 0; step < MostSteps; step++)
        {
            var decrement = FindChange(products, coefficients, change);
            var rate = decrement > 0.25 ? 1 / (1 + decrement) : 1;
            for (var i = 0; i < change.Length; i++) coefficients[i] += rate * change[i];
            if (decrement < 1e-12) break;
        }

        for (var i = 0; i < coefficients.Length; i++) coefficients[i] /= Math.Sqrt(products[i, i]);
    }

    /// <summary>The step of Newton's method, and how much it promises: the root of change · H · change.</summary>
    private double FindChange(GramMatrix products, ReadOnlySpan<double> coefficients, Span<double> change)
    {
        var count = coefficients.Length;
        var matrix = hessian.AsSpan(0, count * count);
        for (var i = 0; i < count; i++)
        {
            change[i] = 1 / coefficients[i];
            for (var j = 0; j < count; j++)
            {
                var cosine = i == j ? 1 + Ridge : products.Cosine(i, j);
                change[i] -= cosine * coefficients[j];
                matrix[(i * count) + j] = cosine;
            }

            matrix[(i * count) + i] += 1 / (coefficients[i] * coefficients[i]);
        }

        return Math.Sqrt(Cholesky.Solve(matrix, change));
    }
}
