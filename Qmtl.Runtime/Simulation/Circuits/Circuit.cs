using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>A circuit of a model: a program, the angles it takes, and where its expectations go. What generated code calls.</summary>
/// <param name="program">What it does; circuits of the same shape share one.</param>
/// <param name="amplitude">Where its state starts among the amplitudes of the workspace.</param>
/// <param name="angle">Where its angles start among those of the workspace.</param>
/// <param name="table">Where its tables start among those of the workspace.</param>
/// <param name="targets">For each observable, where its expectation goes among the values of the workspace.</param>
public sealed class Circuit(CircuitProgram program, int amplitude, int angle, int table, params int[] targets)
{
    internal CircuitProgram Program => program;

    private ReadOnlySpan<int> Targets => targets;

    internal int Amplitude => amplitude;

    internal int Angle => angle;

    internal int Table => table;

    /// <summary>Evaluates what depends on the parameters alone, after its angles that do.</summary>
    public void Prepare<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(workspace);
        program.Prepare(workspace, this);
    }

    /// <summary>Runs the circuit for a chunk of samples.</summary>
    public void Forward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(workspace);
        Run<ForwardWay, T>(workspace);
    }

    /// <summary>
    /// From the derivatives with respect to its expectations, adds those with respect to its angles. Its state is consumed, unless nothing depends on it: where
    /// all of these derivatives are zero, as of other heads than the one whose gradient is asked for, there is nothing to do.
    /// </summary>
    public void Backward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!Matters(workspace)) return;
        if (program.Trajectories > 0) throw new InvalidOperationException("A circuit on trajectories has no adjoint. Differentiate it by parameter shift.");
        Run<BackwardWay, T>(workspace);
    }

    /// <summary>Whether a derivative with respect to an expectation is not zero.</summary>
    private bool Matters<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var target in targets)
        {
            if (workspace.ValueGradients[target] != Vector512<T>.Zero) return true;
        }

        return false;
    }

    /// <summary>Chooses the vectors that kernels run on: those that the hardware has, of samples as far as a chunk has so many, or of amplitudes.</summary>
    private void Run<TWay, T>(Workspace<T> workspace)
        where TWay : struct, IWay
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var size = program.IsSliced ? workspace.VectorSize : Math.Min(workspace.VectorSize, workspace.ChunkSize * Unsafe.SizeOf<T>());
        switch (size, program.IsSliced)
        {
            case (64, false):
                Run<TWay, LaneVector512<T, SampleLane>, T>(workspace);
                break;
            case (32, false):
                Run<TWay, LaneVector256<T, SampleLane>, T>(workspace);
                break;
            case (16, false):
                Run<TWay, LaneVector128<T, SampleLane>, T>(workspace);
                break;
            case (64, true):
                Run<TWay, LaneVector512<T, AmplitudeLane>, T>(workspace);
                break;
            case (32, true):
                Run<TWay, LaneVector256<T, AmplitudeLane>, T>(workspace);
                break;
            case (16, true):
                Run<TWay, LaneVector128<T, AmplitudeLane>, T>(workspace);
                break;
            default:
                Run<TWay, LaneScalar<T>, T>(workspace);
                break;
        }
    }

    private void Run<TWay, TVector, T>(Workspace<T> workspace)
        where TWay : struct, IWay
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Lanes that belong to no row have no use.
        var rows = Math.Min(workspace.ChunkSize, workspace.Shots.Rows);
        for (var first = 0; first < rows; first += TVector.Samples)
        {
            var sweep = new Sweep<TVector, T>(workspace, this, first / TVector.Samples);
            TWay.Run(this, sweep, program.Trajectories == 0 ? default : TrajectoryRandom.Of(workspace.Shots, amplitude, first));
        }
    }

    /// <summary>Forward or backward.</summary>
    private interface IWay
    {
        static abstract void Run<TVector, T>(Circuit circuit, in Sweep<TVector, T> sweep, in TrajectoryRandom random)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    private readonly struct ForwardWay : IWay
    {
        public static void Run<TVector, T>(Circuit circuit, in Sweep<TVector, T> sweep, in TrajectoryRandom random)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => circuit.Program.Forward(sweep, circuit.Targets, random);
    }

    private readonly struct BackwardWay : IWay
    {
        public static void Run<TVector, T>(Circuit circuit, in Sweep<TVector, T> sweep, in TrajectoryRandom random)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => circuit.Program.Backward(sweep, circuit.Targets);
    }
}
