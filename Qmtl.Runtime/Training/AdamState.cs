using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>The moments of <see cref="Adam"/> and <see cref="AdamW"/>.</summary>
internal sealed class AdamState<T> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly double weightDecay;
    private readonly Vector512<T> epsilon;
    private readonly LaneBuffer<T> mean;
    private readonly LaneBuffer<T> square;
    private Vector512<T> keep;
    private Vector512<T> stepSize;
    private Vector512<T> rootCorrection;

    public AdamState(int parameterCount, double beta1, double beta2, double epsilon, double weightDecay)
        : base(parameterCount)
    {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.weightDecay = weightDecay;
        this.epsilon = Broadcast(epsilon);
        mean = Remember("mean");
        square = Remember("square");
    }

    protected override void Begin(double learningRate)
    {
        keep = Broadcast(1 - (learningRate * weightDecay));
        stepSize = Broadcast(learningRate / (1 - Math.Pow(beta1, StepCount)));
        rootCorrection = Broadcast(1 / Math.Sqrt(1 - Math.Pow(beta2, StepCount)));
    }

    protected override Vector512<T> Update(int block, Vector512<T> parameters, Vector512<T> gradient)
    {
        ref var m = ref mean.Span[block];
        ref var v = ref square.Span[block];
        m = (Broadcast(beta1) * m) + (Broadcast(1 - beta1) * gradient);
        v = (Broadcast(beta2) * v) + (Broadcast(1 - beta2) * gradient * gradient);
        return (keep * parameters) - (stepSize * m / ((rootCorrection * Vector512.Sqrt(v)) + epsilon));
    }
}
