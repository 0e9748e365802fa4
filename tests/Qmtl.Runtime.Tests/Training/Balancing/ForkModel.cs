using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>
/// A model written by hand whose heads share parameters: two features are linear maps of three inputs, and each head is a linear map of the features.
/// It counts its forward passes.
/// </summary>
internal sealed class ForkModel : IModel
{
    private const int InputWidth = 3;
    private const int Features = 2;
    private const int Heads = 3;
    private const int Shared = InputWidth * Features;

    [ThreadStatic]
    private static int forwardPasses;

    /// <summary>Those of the calling thread.</summary>
    public static int ForwardPasses => forwardPasses;

    public static ModelSchema Schema { get; } = new()
    {
        Name = "ForkModel",
        Fingerprint = "f0",
        Inputs = [new InputSchema("x", 0, InputWidth)],
        Parameters =
        [
            new ParameterSchema("backbone.weight", ModelStage.Backbone, null, 0, [Features, InputWidth], new Initializer.Uniform(-0.8, 0.8)),
            new ParameterSchema("up.weight", ModelStage.Head, 0, Shared, [Features], new Initializer.Uniform(-0.8, 0.8)),
            new ParameterSchema("far.weight", ModelStage.Head, 1, Shared + Features, [Features], new Initializer.Uniform(-0.8, 0.8)),
            new ParameterSchema("odd.weight", ModelStage.Head, 2, Shared + (2 * Features), [Features], new Initializer.Uniform(-0.8, 0.8)),
        ],
        Heads =
        [
            new HeadSchema("up", HeadKind.Binary, [], 0, 1),
            new HeadSchema("far", HeadKind.Regression, [], 1, 1),
            new HeadSchema("odd", HeadKind.Regression, [], 2, 1),
        ],
        Layout = new WorkspaceLayout(Values: InputWidth + Features + Heads, InputWidth, LogitCount: Heads, Angles: 0, Amplitudes: 0, LargestState: 0, Tables: 0),
    };

    public static void Prepare<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    public static void Forward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        forwardPasses++;
        for (var f = 0; f < Features; f++)
        {
            var sum = Vector512<T>.Zero;
            for (var i = 0; i < InputWidth; i++) sum += Vector512.Create(parameters[(f * InputWidth) + i]) * workspace.Inputs[i];
            workspace.Values[InputWidth + f] = sum;
        }

        for (var h = 0; h < Heads; h++)
        {
            var sum = Vector512<T>.Zero;
            for (var f = 0; f < Features; f++) sum += Vector512.Create(parameters[Own(h) + f]) * workspace.Values[InputWidth + f];
            workspace.Logits[h] = sum;
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var f = 0; f < Features; f++)
        {
            var cotangent = Vector512<T>.Zero;
            for (var h = 0; h < Heads; h++)
            {
                gradient[Own(h) + f] += Vector512.Sum(workspace.LogitGradients[h] * workspace.Values[InputWidth + f]);
                cotangent += Vector512.Create(parameters[Own(h) + f]) * workspace.LogitGradients[h];
            }

            for (var i = 0; i < InputWidth; i++) gradient[(f * InputWidth) + i] += Vector512.Sum(cotangent * workspace.Inputs[i]);
        }
    }

    public static IReadOnlyList<ShiftedCircuit> ShiftedCircuits => [];

    public static void ComputeAngles<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    public static void RunCircuits<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    public static void ComputeLogits<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Forward(parameters, workspace);

    public static void ComputeLogitsBackward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Backward(parameters, workspace, gradient);

    public static void RunCircuitsBackward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    public static void ComputeAnglesBackward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>Rows whose labels follow from the inputs, by rules that conflict; some of them are missing.</summary>
    public static Dataset Rows(int rows, ulong seed, double missing = 0)
    {
        var random = new SeededRandom(seed);
        var inputs = new double[rows * InputWidth];
        var labels = new double[rows * Heads];
        for (var row = 0; row < rows; row++)
        {
            var x = inputs.AsSpan(row * InputWidth, InputWidth);
            for (var i = 0; i < InputWidth; i++) x[i] = random.NextNormal();
            var own = labels.AsSpan(row * Heads, Heads);
            own[0] = x[0] + x[1] > 0 ? 1 : 0;
            own[1] = (2 * x[0]) - x[2];
            own[2] = -x[0] + (0.3 * x[1]) + (0.1 * random.NextNormal());
            foreach (ref var label in own)
            {
                if (random.NextDouble() < missing) label = double.NaN;
            }
        }

        return Dataset.Create(Schema, inputs, labels);
    }

    private static int Own(int head) => Shared + (head * Features);
}
