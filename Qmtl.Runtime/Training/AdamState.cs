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

    protected override void Update(int first, Span<Vector512<T>> parameters, ReadOnlySpan<Vector512<T>> gradient)
    {
        var means = mean.Span.Slice(first, parameters.Length);
        var squares = square.Span.Slice(first, parameters.Length);
        var (keepMean, addMean) = (Broadcast(beta1), Broadcast(1 - beta1));
        var (keepSquare, addSquare) = (Broadcast(beta2), Broadcast(1 - beta2));
        for (var i = 0; i < parameters.Length; i++)
        {
            var m = (keepMean * means[i]) + (addMean * gradient[i]);
            var v = (keepSquare * squares[i]) + (addSquare * gradient[i] * gradient[i]);
            (means[i], squares[i]) = (Negligible<T>.DropNumber(m), Negligible<T>.DropNumber(v));
            parameters[i] = Negligible<T>.DropFactor((keep * parameters[i]) - (stepSize * m / ((rootCorrection * Vector512.Sqrt(v)) + epsilon)));
        }
    }
}
