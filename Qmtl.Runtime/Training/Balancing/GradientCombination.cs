namespace Qmtl.Training;

/// <summary>
/// A method that combines the tasks' gradients into one. Heads whose gradient is zero are left out, as those without labels in a batch: they have no opinion
/// on where the shared parameters should go.
/// </summary>
internal abstract class GradientCombination(int heads) : BalancingState(heads)
{
    private readonly GramMatrix products = new(heads);
    private readonly int[] chosen = new int[heads];
    private readonly double[] coefficients = new double[heads];

    /// <inheritdoc/>
    public override bool WeighsHeads => false;

    /// <inheritdoc/>
    public override void Observe(GramMatrix products)
    {
        var count = 0;
        for (var h = 0; h < Weights.Length; h++)
        {
            if (products[h, h] > 0) chosen[count++] = h;
        }

        Weights.AsSpan().Clear();
        if (count == 0) return;
        this.products.Select(products, chosen.AsSpan(0, count));
        Combine(this.products, coefficients.AsSpan(0, count));
        for (var i = 0; i < count; i++) Weights[chosen[i]] = coefficients[i];
    }

    /// <summary>Finds the combination.</summary>
    /// <param name="products">The inner products of the gradients, at least one and none of them zero.</param>
    /// <param name="coefficients">What each is multiplied by; written.</param>
    protected abstract void Combine(GramMatrix products, Span<double> coefficients);
}
