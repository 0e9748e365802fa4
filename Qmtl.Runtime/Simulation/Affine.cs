using System.Numerics;
using System.Runtime.Intrinsics;
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
        ReadOnlySpan<Vector512<T>> x = workspace.Values.Slice(Input, InputCount);
        var y = workspace.Values.Slice(Output, OutputCount);
        for (var o = 0; o < y.Length; o++)
        {
            var row = parameters.Slice(Weights + (o * InputCount), x.Length);
            var sum = Vector512.Create(parameters[Bias + o]);
            for (var i = 0; i < x.Length; i++) sum = Lanes.MultiplyAdd(Vector512.Create(row[i]), x[i], sum);
            y[o] = sum;
        }
    }

    /// <summary>Adds the derivatives with respect to W and b, summed over the lanes, and to x.</summary>
    public void Backward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector512<T>> x = workspace.Values.Slice(Input, InputCount);
        var dx = workspace.ValueGradients.Slice(Input, InputCount);
        for (var o = 0; o < OutputCount; o++)
        {
            var dy = workspace.ValueGradients[Output + o];
            var row = parameters.Slice(Weights + (o * InputCount), x.Length);
            var rowGradient = gradient.Slice(Weights + (o * InputCount), x.Length);
            gradient[Bias + o] += Vector512.Sum(dy);
            for (var i = 0; i < x.Length; i++)
            {
                rowGradient[i] += Vector512.Sum(dy * x[i]);
                dx[i] = Lanes.MultiplyAdd(Vector512.Create(row[i]), dy, dx[i]);
            }
        }
    }
}
