namespace Qmtl.Training;

/// <summary>
/// The weights of the tasks in a step, and what a method remembers from step to step. The calls of a step are <see cref="BeginStep"/>,
/// <see cref="Observe"/> where there are gradients of tasks, the step itself, and <see cref="EndStep"/>. None allocates.
/// </summary>
internal abstract class BalancingState
{
    private readonly List<(string Name, double[] Values)> memory = [];

    protected BalancingState(int heads)
    {
        Weights = new double[heads];
        Weights.AsSpan().Fill(1);
    }

    /// <summary>The weight of each head in this step. Between steps they mean nothing: they follow from what is remembered.</summary>
    public double[] Weights { get; }

    /// <summary>Whether the heads' own parameters are weighed too.</summary>
    public virtual bool WeighsHeads => true;

    /// <summary>Where what is random comes from; null for methods that draw nothing.</summary>
    public SeededRandom? Random { get; protected init; }

    /// <summary>The optimizer of numbers that the method trains; null for methods without.</summary>
    public OptimizerState<double>? Optimizer { get; protected init; }

    /// <summary>The names of what is remembered, in stable order.</summary>
    public IEnumerable<string> MemoryNames => memory.Select(m => m.Name);

    /// <summary>What is remembered under a name; writable, to go on from a checkpoint.</summary>
    public Span<double> Memory(string name) => memory.Single(m => m.Name == name).Values;

    /// <summary>Sets the weights from what is remembered or drawn.</summary>
    public virtual void BeginStep()
    {
    }

    /// <summary>Takes note of the tasks' gradients with respect to the shared parameters, and may set the weights from them.</summary>
    /// <param name="products">Their inner products, head by head. A head without labels in the batch has a gradient of zero.</param>
    public virtual void Observe(GramMatrix products)
    {
    }

    /// <summary>Learns from a step.</summary>
    /// <param name="losses">The losses of its batch.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    public virtual void EndStep(LossSums losses, double learningRate)
    {
    }

    /// <summary>Learns from an epoch.</summary>
    /// <param name="losses">The losses of all its batches.</param>
    public virtual void EndEpoch(LossSums losses)
    {
    }

    protected double[] Remember(string name, double initially)
    {
        var values = new double[Weights.Length];
        values.AsSpan().Fill(initially);
        memory.Add((name, values));
        return values;
    }
}
