namespace Qmtl.Modeling;

/// <summary>What a compiled model consists of: the names, shapes and counts that training, files and tools work with.</summary>
public sealed class ModelSchema
{
    /// <summary>The class name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// A hash of the model's structure, in hexadecimal: parameters trained for one fingerprint fit any model with the same one.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the model runs on: the name of the backend, and its noise; null for the exact simulator.</summary>
    public string? Backend { get; init; }

    /// <summary>How many shots each expectation is the mean over; null where expectations are exact.</summary>
    public int? Shots { get; init; }

    /// <summary>
    /// How many values, the last before the logits, hold expectations that no head reads: with those that are read, they make the distributions that shots are
    /// drawn from.
    /// </summary>
    public int DistributionValues { get; init; }

    /// <summary>The inputs, in order; together one row of <see cref="InputWidth"/> numbers.</summary>
    public required IReadOnlyList<InputSchema> Inputs { get; init; }

    /// <summary>The trainable tensors, in the order of the flat parameter vector.</summary>
    public required IReadOnlyList<ParameterSchema> Parameters { get; init; }

    /// <summary>The heads, in the order of their logits.</summary>
    public required IReadOnlyList<HeadSchema> Heads { get; init; }

    /// <summary>The memory that one chunk of samples needs.</summary>
    public required WorkspaceLayout Layout { get; init; }

    /// <summary>The length of one row of inputs.</summary>
    public int InputWidth => Inputs.Sum(i => i.Width);

    /// <summary>The length of the flat parameter vector.</summary>
    public int ParameterCount => Parameters.Sum(p => p.Count);

    /// <summary>How many logits all heads have together.</summary>
    public int LogitCount => Heads.Sum(h => h.LogitCount);

    /// <summary>Whether the adjoint method can differentiate its circuits: not where expectations are means over shots or over trajectories.</summary>
    public bool HasAdjoint => Shots is null && !Layout.IsEstimated;

    /// <summary>Why there is no adjoint, as a sentence.</summary>
    internal string ReasonAgainstAdjoint => Shots is { } shots
        ? $"{Name} is measured in {shots} shots, but the adjoint method needs exact expectations."
        : $"{Name} runs on quantum trajectories, which have no adjoint.";

    /// <summary>How circuits are differentiated: as is said, or else by the adjoint method where there is one, and by parameter shift where not.</summary>
    /// <param name="wanted">What is said; null for nothing.</param>
    /// <exception cref="ArgumentException">The adjoint method is asked for, and there is none.</exception>
    internal CircuitGradients Choose(CircuitGradients? wanted)
    {
        if (wanted == CircuitGradients.Adjoint && !HasAdjoint)
            throw new ArgumentException($"{ReasonAgainstAdjoint} Choose parameter shift, or a backend without shots and trajectories.");
        return wanted ?? (HasAdjoint ? CircuitGradients.Adjoint : CircuitGradients.ParameterShift);
    }

    /// <summary>How many parameters a part of the model has.</summary>
    public int CountParameters(ModelStage stage) => Parameters.Where(p => p.Stage == stage).Sum(p => p.Count);
}

/// <summary>A named input: <paramref name="Width"/> numbers from <paramref name="Offset"/> of a row.</summary>
public sealed record InputSchema(string Name, int Offset, int Width);

/// <summary>The part of a model that a parameter belongs to.</summary>
public enum ModelStage
{
    /// <summary>Classical layers and weights of the model itself.</summary>
    Backbone,

    /// <summary>The shared, task-independent encoding stage.</summary>
    Encoding,

    /// <summary>A head.</summary>
    Head,
}

/// <summary>A trainable tensor, row-major in the flat parameter vector.</summary>
/// <param name="Name">Qualified and unique, for example <c>odd.theta</c>, <c>encoding.theta</c>, <c>backbone.shared.weight</c>.</param>
/// <param name="Stage">The part of the model it belongs to.</param>
/// <param name="Head">The index of its head; null outside heads.</param>
/// <param name="Offset">Where it starts in the flat parameter vector.</param>
/// <param name="Shape">Empty for one number.</param>
/// <param name="Initializer">How it is drawn before training.</param>
public sealed record ParameterSchema(string Name, ModelStage Stage, int? Head, int Offset, IReadOnlyList<int> Shape, Initializer Initializer)
{
    /// <summary>Whether it belongs to no head, so that several may depend on it.</summary>
    public bool IsShared => Head is null;

    /// <summary>The number of elements.</summary>
    public int Count => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>How a trainable tensor is drawn before training.</summary>
public abstract record Initializer
{
    private Initializer()
    {
    }

    /// <summary>Uniform on [<paramref name="Low"/>, <paramref name="High"/>).</summary>
    public sealed record Uniform(double Low, double High) : Initializer;

    /// <summary>Normal with the given mean and standard deviation.</summary>
    public sealed record Normal(double Mean, double StandardDeviation) : Initializer;

    /// <summary>Every element the same.</summary>
    public sealed record Constant(double Value) : Initializer;
}

/// <summary>What a head answers.</summary>
public enum HeadKind
{
    /// <summary>Yes or no: one logit.</summary>
    Binary,

    /// <summary>One of several classes: a logit each.</summary>
    Categorical,

    /// <summary>A real number: one logit, which is the prediction itself.</summary>
    Regression,
}

/// <summary>A head of a model.</summary>
/// <param name="Name">Its display name, for example <c>odd</c> or <c>task[3]</c>.</param>
/// <param name="Kind">What it answers.</param>
/// <param name="Labels">The class names: those declared, or <c>0</c>, <c>1</c>, … of <c>classes(k)</c>; empty unless categorical.</param>
/// <param name="LogitOffset">Where its logits start among all logits of the model.</param>
/// <param name="LogitCount">How many it has.</param>
public sealed record HeadSchema(string Name, HeadKind Kind, IReadOnlyList<string> Labels, int LogitOffset, int LogitCount);
