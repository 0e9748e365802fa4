namespace Qmtl.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often to go through the training data; above 0.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>Rows per step; above 0. The last step of an epoch takes what is left.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Where all randomness comes from: the first parameters, the order of rows, shots, and what <see cref="Balancing"/> and <see cref="Spsa"/> draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>How parameters follow the gradient.</summary>
    public Optimizer Optimizer { get; init; } = new Adam(LearningRate: 0.01);

    /// <summary>How the gradient of a batch is found; null for the adjoint method, or parameter shift where the model is measured in shots or runs on trajectories.</summary>
    public GradientMethod? Gradients { get; init; }

    /// <summary>How the tasks share the parameters that several of them depend on.</summary>
    public Balancing Balancing { get; init; } = new FixedWeighting();

    /// <summary>
    /// Whether to compute the gradient of each task also where <see cref="Balancing"/> does not need it, so that <see cref="EpochResult.Conflict"/> is known. It takes a
    /// backward pass for each head in place of one; parameters come out the same but for rounding.
    /// </summary>
    public bool MeasureConflict { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = new LearningRateSchedule.Constant();

    /// <summary>Gradients longer than this (Euclidean norm over all parameters) are scaled down to it; null for never. Above 0.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>When to end before the last epoch; null for never. Needs validation data.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>How much each head counts in the loss, by name; 1 where a head is absent. Not negative. For <see cref="FixedWeighting"/> only.</summary>
    public IReadOnlyDictionary<string, double> HeadWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// How much each class of a head counts in the head's mean loss, by head name: two numbers for a binary head (no, yes), one per class for a
    /// categorical one. All 1 where a head is absent. Not negative.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> ClassWeights { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>
    /// How many threads compute, the calling one among them: from 1 to 1024, or null for as many as there are processors. A step keeps at most one busy for
    /// each chunk of 16 rows, in double precision 8, and one where states are large (<see cref="Modeling.WorkspaceLayout.ChunkSize"/>); where the memory of a model would not do for all, fewer are used. Results do not depend on it.
    /// Choose 1 where several models are trained at the same time.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Where to keep checkpoints; null for none.</summary>
    public CheckpointOptions? Checkpoint { get; init; }
}
