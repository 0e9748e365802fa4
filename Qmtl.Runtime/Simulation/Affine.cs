using System.Numerics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>The trainable affine map y = Wx + b of <c>dense</c> and <c>linear</c>, over regions of the value vector.</summary>
/// <param name="Input">Where x starts in the value vector.</param>
/// <param name="InputCount">The length of x.</param>
/// <param name="Output">Where y starts in the value vector.</param>
/// <param name="OutputCount">The length of y.</param>
/// <param name="Weights">Where W, shape [outputs, inputs], starts among the parameters.</param>
/// <param name="Bias">Where b, shape [outputs], starts among the parameters.</param>
public readonly record struct Affine(int Input, int InputCount, int Output, int OutputCount, int Weights, int Bias)
{
    /// <summary>Computes y.</summary>
    public void Forward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AffineForward.Compute(
            parameters.Slice(Weights, OutputCount * InputCount),
            parameters.Slice(Bias, OutputCount),
            workspace.Values.Slice(Input, InputCount),
            workspace.Values.Slice(Output, OutputCount));
    }

    /// <summary>Adds the derivatives with respect to W and b, summed over the lanes, and to x.</summary>
    public void Backward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        AffineBackward.Compute(
            parameters.Slice(Weights, OutputCount * InputCount),
            workspace.Values.Slice(Input, InputCount),
            workspace.ValueGradients.Slice(Output, OutputCount),
            gradient.Slice(Weights, OutputCount * InputCount),
            gradient.Slice(Bias, OutputCount),
            workspace.ValueGradients.Slice(Input, InputCount));
    }
}
