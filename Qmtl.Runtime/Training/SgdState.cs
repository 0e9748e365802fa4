using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>The velocity of <see cref="Sgd"/>.</summary>
internal sealed class SgdState<T> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> momentum;
    private readonly bool nesterov;
    private readonly LaneBuffer<T> velocity;
    private Vector512<T> stepSize;

    public SgdState(int parameterCount, double momentum, bool nesterov)
        : base(parameterCount)
    {
        this.momentum = Broadcast(momentum);
        this.nesterov = nesterov;
        velocity = Remember("velocity");
    }

    protected override void Begin(double learningRate) => stepSize = Broadcast(learningRate);

    protected override void Update(int first, Span<Vector512<T>> parameters, ReadOnlySpan<Vector512<T>> gradient)
    {
        var velocities = velocity.Span.Slice(first, parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            var v = (momentum * velocities[i]) + gradient[i];
            velocities[i] = Negligible<T>.DropNumber(v);
            parameters[i] = Negligible<T>.DropFactor(parameters[i] - (stepSize * (nesterov ? gradient[i] + (momentum * v) : v)));
        }
    }
}
