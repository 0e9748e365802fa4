namespace Qmtl.Training;

/// <summary>
/// Minimizes b · w + k · |Σ wᵢ gᵢ| over the weights w that are not negative and add up to 1, by steps that move weight from the worst task that has some to the
/// best: the Frank-Wolfe method with pairwise steps (Lacoste-Julien and Jaggi, "On the Global Linear Convergence of Frank-Wolfe Optimization Variants",
/// NeurIPS 2015), each to the exact minimum along it.
/// </summary>
/// <param name="capacity">The most tasks that there can be.</param>
internal sealed class SimplexDescent(int capacity)
{
    private const int MostSteps = 10_000;
    private const double Tolerance = 1e-13;
    private readonly double[] projections = new double[capacity];

    /// <summary>Finds the weights.</summary>
    /// <param name="products">The inner products of the gradients g.</param>
    /// <param name="linear">b.</param>
    /// <param name="factor">k; not negative.</param>
    /// <param name="weights">w; written.</param>
    /// <returns>|Σ wᵢ gᵢ|.</returns>
    public double Minimize(GramMatrix products, ReadOnlySpan<double> linear, double factor, Span<double> weights)
    {
        var onGradients = projections.AsSpan(0, products.Count);
        weights.Fill(1.0 / products.Count);
        onGradients.Clear();
        var scale = 0.0;
        for (var i = 0; i < products.Count; i++)
        {
            foreach (var product in products.Row(i)) onGradients[i] += product / products.Count;
            scale = Math.Max(scale, Math.Abs(linear[i]) + (factor * Math.Sqrt(products[i, i])));
        }

        var length = Length(weights, onGradients);
        for (var step = 0; step < MostSteps && length > 0; step++)
        {
            var (best, worst) = (0, -1);
            for (var i = 0; i < weights.Length; i++)
            {
                if (Slope(i, linear, onGradients) < Slope(best, linear, onGradients)) best = i;
                if (weights[i] > 0 && (worst < 0 || Slope(i, linear, onGradients) > Slope(worst, linear, onGradients))) worst = i;
            }

            if (Slope(worst, linear, onGradients) - Slope(best, linear, onGradients) <= Tolerance * scale) break;
            var amount = Math.Min(weights[worst], Minimum(products, best, worst, linear[best] - linear[worst], factor, length, onGradients));
            if (amount <= 0) break;
            weights[best] += amount;
            weights[worst] = amount == weights[worst] ? 0 : weights[worst] - amount;
            for (var i = 0; i < weights.Length; i++) onGradients[i] += amount * (products[i, best] - products[i, worst]);
            length = Length(weights, onGradients);
        }

        return length;

        double Slope(int i, ReadOnlySpan<double> linear, ReadOnlySpan<double> onGradients) => linear[i] + (factor * onGradients[i] / length);
    }

    private static double Length(ReadOnlySpan<double> weights, ReadOnlySpan<double> onGradients)
    {
        var square = 0.0;
        for (var i = 0; i < weights.Length; i++) square += weights[i] * onGradients[i];
        return Math.Sqrt(Math.Max(0, square));
    }

    /// <summary>How much weight to move: where slope · t + factor · √(length² + 2 t · linear + t² · square) is least, its derivative being 0 there.</summary>
    private static double Minimum(
        GramMatrix products, int best, int worst, double slope, double factor, double length, ReadOnlySpan<double> onGradients)
    {
        var linear = onGradients[best] - onGradients[worst];
        var square = products[best, best] - (2 * products[best, worst]) + products[worst, worst];
        var curvature = (factor * factor * square) - (slope * slope);
        if (square <= 0 || curvature <= 0) return double.PositiveInfinity;
        var rest = Math.Max(0, (length * length * square) - (linear * linear));
        return ((-slope * Math.Sqrt(rest / curvature)) - linear) / square;
    }
}
