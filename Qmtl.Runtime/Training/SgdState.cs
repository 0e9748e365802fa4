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

    protected override Vector512<T> Update(int block, Vector512<T> parameters, Vector512<T> gradient)
    {
        ref var v = ref velocity.Span[block];
        v = (momentum * v) + gradient;
        return parameters - (stepSize * (nesterov ? gradient + (momentum * v) : v));
    }
}
