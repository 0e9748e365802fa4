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
        switch (workspace.VectorSize)
        {
            case 64:
                Forward<SampleVector512<T>, T>(workspace);
                break;
            case 32:
                Forward<SampleVector256<T>, T>(workspace);
                break;
            case 16:
                Forward<SampleVector128<T>, T>(workspace);
                break;
            default:
                Forward<SampleScalar<T>, T>(workspace);
                break;
        }
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
        switch (workspace.VectorSize)
        {
            case 64:
                Backward<SampleVector512<T>, T>(workspace);
                break;
            case 32:
                Backward<SampleVector256<T>, T>(workspace);
                break;
            case 16:
                Backward<SampleVector128<T>, T>(workspace);
                break;
            default:
                Backward<SampleScalar<T>, T>(workspace);
                break;
        }
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

    private void Forward<TVector, T>(Workspace<T> workspace)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var part = 0; part < workspace.VectorCount; part++)
        {
            var sweep = new Sweep<TVector, T>(workspace, this, part);
            if (program.Trajectories == 0) program.Forward(sweep, targets);
            else program.Average(sweep, targets, TrajectoryRandom.Of(workspace.Shots, amplitude, part * Sweep<TVector, T>.Count));
        }
    }

    private void Backward<TVector, T>(Workspace<T> workspace)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var part = 0; part < workspace.VectorCount; part++) program.Backward(new Sweep<TVector, T>(workspace, this, part), targets);
    }
}
