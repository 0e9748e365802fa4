using System.Globalization;
using System.Numerics.Tensors;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Learns weights under which all tasks train at similar rates: Chen, Badrinarayanan, Lee and Rabinovich, "GradNorm: Gradient Normalization for Adaptive Loss
/// Balancing in Deep Multitask Networks", ICML 2018, arXiv 1711.02257.
/// </summary>
/// <remarks>
/// With G the length of a task's weighted gradient with respect to the shared parameters, and r its loss over its first loss, divided by the mean of these over
/// the tasks, what is minimized is Σ |G − mean(G) · r^alpha|, where mean(G) · r^alpha is taken as a constant. The weights of K heads are K · softmax of numbers
/// that are trained beside the parameters, by the same optimizer at the same learning rate: so they stay above 0 and add up to K without being scaled again.
/// Heads without labels in a batch do not take part.
/// </remarks>
/// <param name="Alpha">How strongly tasks that lag behind are favored; 0 or above. The paper has 1.5 where tasks differ much.</param>
public sealed record GradNorm(double Alpha = 1.5) : Balancing
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"GradNorm(alpha {Alpha:R})");

    /// <inheritdoc/>
    public override bool NeedsTaskGradients => true;

    internal override void Validate() => Require(Alpha >= 0 && double.IsFinite(Alpha), nameof(Alpha), Alpha, "0 or above");

    internal override BalancingState Start(ModelSchema schema, TrainingOptions options) => new GradNormWeights(schema.Heads.Count, options.Optimizer, Alpha);
}

internal sealed class GradNormWeights : TrainedWeights
{
    private readonly double alpha;
    private readonly double[] firstLosses;
    private readonly double[] norms;

    public GradNormWeights(int heads, Optimizer optimizer, double alpha)
        : base(heads, optimizer, "logits")
    {
        this.alpha = alpha;
        norms = new double[heads];
        firstLosses = Remember("first_losses", double.NaN);
    }

    /// <inheritdoc/>
    public override void BeginStep()
    {
        Numbers.CopyTo(Weights, 0);
        TaskSoftmax.Apply(Weights);
        TensorPrimitives.Multiply(Weights, Weights.Length, Weights);
    }

    /// <inheritdoc/>
    public override void Observe(GramMatrix products)
    {
        for (var h = 0; h < norms.Length; h++) norms[h] = Math.Sqrt(products[h, h]);
    }

    /// <inheritdoc/>
    protected override void Differentiate(LossSums losses, Span<double> gradient)
    {
        var (count, lengths, progress) = (0, 0.0, 0.0);
        for (var h = 0; h < norms.Length; h++)
        {
            if (!losses.HasLabels(h)) continue;
            if (double.IsNaN(firstLosses[h])) firstLosses[h] = losses.Mean(h);
            count++;
            lengths += Weights[h] * norms[h];
            progress += Progress(losses, h);
        }

        if (progress == 0) return;
        var sum = 0.0;
        for (var h = 0; h < norms.Length; h++)
        {
            if (!losses.HasLabels(h)) continue;
            var target = lengths / count * Math.Pow(Progress(losses, h) * count / progress, alpha);
            gradient[h] = Weights[h] * norms[h] * Math.Sign((Weights[h] * norms[h]) - target);
            sum += gradient[h];
        }

        // Through the softmax, a weight depends on the numbers of all heads.
        for (var h = 0; h < norms.Length; h++) gradient[h] -= Weights[h] / norms.Length * sum;
    }

    /// <summary>The loss over the first loss.</summary>
    private double Progress(LossSums losses, int head) => firstLosses[head] > 0 ? losses.Mean(head) / firstLosses[head] : 1;
}
