using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>
/// A model written by hand: three inputs, and heads of all kinds that are affine maps of them. It stands for compiled models in tests of training.
/// </summary>
internal sealed class AffineModel : IModel
{
    private const int InputWidth = 3;

    /// <summary>Where the weights of each logit start, and where its bias is.</summary>
    private static readonly (int Weight, int Bias)[] Rows = [(0, 3), (4, 13), (7, 14), (10, 15), (16, 19)];

    public static ModelSchema Schema { get; } = new()
    {
        Name = "AffineModel",
        Fingerprint = "a0",
        Inputs = [new InputSchema("x", 0, InputWidth)],
        Parameters =
        [
            new ParameterSchema("yes.weight", ModelStage.Head, 0, 0, [1, 3], new Initializer.Uniform(-0.5, 0.5)),
            new ParameterSchema("yes.bias", ModelStage.Head, 0, 3, [1], new Initializer.Constant(0)),
            new ParameterSchema("kind.weight", ModelStage.Head, 1, 4, [3, 3], new Initializer.Uniform(-0.5, 0.5)),
            new ParameterSchema("kind.bias", ModelStage.Head, 1, 13, [3], new Initializer.Constant(0)),
            new ParameterSchema("size.weight", ModelStage.Head, 2, 16, [1, 3], new Initializer.Normal(0, 0.3)),
            new ParameterSchema("size.bias", ModelStage.Head, 2, 19, [1], new Initializer.Constant(0.25)),
        ],
        Heads =
        [
            new HeadSchema("yes", HeadKind.Binary, [], 0, 1),
            new HeadSchema("kind", HeadKind.Categorical, ["a", "b", "c"], 1, 3),
            new HeadSchema("size", HeadKind.Regression, [], 4, 1),
        ],
        Layout = new WorkspaceLayout(Values: 8, InputWidth, LogitCount: 5, Angles: 0, Amplitudes: 0, LargestState: 0, Tables: 0),
    };

    public static void Prepare<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    public static void Forward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var logit = 0; logit < Rows.Length; logit++)
        {
            var (weight, bias) = Rows[logit];
            var sum = Vector512.Create(parameters[bias]);
            for (var i = 0; i < InputWidth; i++) sum += Vector512.Create(parameters[weight + i]) * workspace.Inputs[i];
            workspace.Logits[logit] = sum;
        }
    }

    public static void Backward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        workspace.InputGradients.Clear();
        for (var logit = 0; logit < Rows.Length; logit++)
        {
            var (weight, bias) = Rows[logit];
            var cotangent = workspace.LogitGradients[logit];
            gradient[bias] += Vector512.Sum(cotangent);
            for (var i = 0; i < InputWidth; i++)
            {
                gradient[weight + i] += Vector512.Sum(cotangent * workspace.Inputs[i]);
                workspace.InputGradients[i] += Vector512.Create(parameters[weight + i]) * cotangent;
            }
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
}
