using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>What an optimizer remembers from step to step. Parameters are updated in SIMD vectors; stepping allocates nothing.</summary>
internal abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int parameterCount;
    private readonly List<(string Name, LaneBuffer<T> Buffer)> memory = [];

    protected OptimizerState(int parameterCount) => this.parameterCount = parameterCount;

    /// <summary>The state before the first step.</summary>
    public static OptimizerState<T> Create(Optimizer optimizer, int parameterCount)
    {
        return optimizer switch
        {
            Adam o => new AdamState<T>(parameterCount, o.Beta1, o.Beta2, o.Epsilon, weightDecay: 0),
            AdamW o => new AdamState<T>(parameterCount, o.Beta1, o.Beta2, o.Epsilon, o.WeightDecay),
            Sgd o => new SgdState<T>(parameterCount, o.Momentum, o.Nesterov),
            _ => throw new ArgumentException($"{optimizer.GetType().Name} is no optimizer of this library.", nameof(optimizer)),
        };
    }

    /// <summary>How many steps were taken.</summary>
    public long StepCount { get; set; }

    /// <summary>The names of what is remembered per parameter, in stable order.</summary>
    public IEnumerable<string> MemoryNames => memory.Select(m => m.Name);

    /// <summary>What is remembered per parameter under a name; writable, to go on from a checkpoint.</summary>
    public Span<T> Memory(string name) =>
        MemoryMarshal.Cast<Vector512<T>, T>(memory.Single(m => m.Name == name).Buffer.Span)[..parameterCount];

    /// <summary>Moves the parameters against the gradient.</summary>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient, double learningRate)
    {
        StepCount++;
        Begin(learningRate);
        var blocks = MemoryMarshal.Cast<T, Vector512<T>>(parameters);
        var gradientBlocks = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        Update(0, blocks, gradientBlocks);

        var whole = blocks.Length * Workspace<T>.LaneCount;
        if (whole == parameters.Length) return;
        var (rest, restGradient) = (Vector512<T>.Zero, Vector512<T>.Zero);
        parameters[whole..].CopyTo(AsSpan(ref rest));
        gradient[whole..].CopyTo(AsSpan(ref restGradient));
        Update(blocks.Length, new Span<Vector512<T>>(ref rest), new ReadOnlySpan<Vector512<T>>(ref restGradient));
        AsSpan(ref rest)[..(parameters.Length - whole)].CopyTo(parameters[whole..]);
    }

    /// <summary>Computes what all parameters of this step share.</summary>
    protected abstract void Begin(double learningRate);

    /// <summary>Moves some vectors of parameters, from the <paramref name="first"/>-th on.</summary>
    protected abstract void Update(int first, Span<Vector512<T>> parameters, ReadOnlySpan<Vector512<T>> gradient);

    protected LaneBuffer<T> Remember(string name)
    {
        var buffer = new LaneBuffer<T>((parameterCount + Workspace<T>.LaneCount - 1) / Workspace<T>.LaneCount);
        memory.Add((name, buffer));
        return buffer;
    }

    private static Span<T> AsSpan(ref Vector512<T> vector) => MemoryMarshal.Cast<Vector512<T>, T>(new Span<Vector512<T>>(ref vector));

    protected static Vector512<T> Broadcast(double value) => Vector512.Create(T.CreateTruncating(value));
}
