namespace Qmtl.Training;

/// <summary>A method with a number for each head that is trained beside the parameters, by the optimizer and at the learning rate of the run.</summary>
internal abstract class TrainedWeights : BalancingState
{
    private readonly double[] gradient;

    protected TrainedWeights(int heads, Optimizer optimizer, string name)
        : base(heads)
    {
        gradient = new double[heads];
        Numbers = Remember(name, initially: 0);
        Optimizer = OptimizerState<double>.Create(optimizer, heads);
    }

    /// <summary>The trained numbers.</summary>
    protected double[] Numbers { get; }

    /// <inheritdoc/>
    public override void EndStep(LossSums losses, double learningRate)
    {
        gradient.AsSpan().Clear();
        Differentiate(losses, gradient);
        Optimizer!.Step(Numbers, gradient, learningRate);
    }

    /// <summary>Computes the derivatives of what is minimized with respect to the numbers.</summary>
    /// <param name="losses">The losses of the batch.</param>
    /// <param name="gradient">Zero; written for the heads that have labels in the batch.</param>
    protected abstract void Differentiate(LossSums losses, Span<double> gradient);
}
