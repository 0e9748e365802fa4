using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// What circuits of one shape do: passes over their state, forward in order, and undone one by one from the end for the derivatives of their
/// angles (Jones and Gacon, arXiv 2009.02823). Made by a <see cref="CircuitBuilder"/>.
/// </summary>
public sealed class CircuitProgram
{
    // The numbers of a vector of 512 bits in single precision.
    private const int MostSlices = 16;

    private readonly ProductPass product;
    private readonly CircuitPass[] passes;
    private readonly Observables observables;
    private readonly ReducedRegisters registers;

    internal CircuitProgram(
        int qubits,
        bool isSliced,
        int trajectories,
        ProductPass product,
        IEnumerable<CircuitPass> passes,
        Observables observables,
        IEnumerable<ReducedRegister> registers)
    {
        StateAmplitudes = 1 << qubits;
        IsSliced = isSliced;
        Trajectories = trajectories;
        this.product = product;
        this.passes = [.. passes];
        this.observables = observables;
        this.registers = new ReducedRegisters(registers);
        QubitNumbers = ProductPass.NumbersOfQubit * qubits;
        Amplitudes = StateAmplitudes + ((isSliced ? MostSlices : 1) * (this.registers.Products + QubitNumbers) / 2);
    }

    /// <summary>
    /// Whether it runs for one sample at a time, on vectors of amplitudes: a state that is so large takes all of a near cache for
    /// itself, and those of a vector of samples would not fit.
    /// </summary>
    internal bool IsSliced { get; }

    /// <summary>How many trajectories its expectations are means over; 0 where there is one state.</summary>
    public int Trajectories { get; }

    /// <summary>How many amplitudes its state has.</summary>
    public int StateAmplitudes { get; }

    /// <summary>How many real numbers the states of its qubits are in the product that it begins with.</summary>
    internal int QubitNumbers { get; }

    /// <summary>
    /// The same with the room for reduced density matrices and for the states of the qubits, whose numbers are counted as halves of amplitudes: a vector each, also where
    /// lanes are amplitudes.
    /// </summary>
    public int Amplitudes { get; }

    /// <summary>Evaluates what depends on the parameters alone.</summary>
    internal void Prepare<T>(Workspace<T> workspace, Circuit circuit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var slices = IsSliced ? workspace.VectorSize / Unsafe.SizeOf<T>() : 1;
        foreach (var pass in passes)
        {
            if (pass is UniformDiagonalPass diagonal)
                diagonal.Prepare(workspace.Angles[circuit.Angle..], workspace.Tables[circuit.Table..], slices);
        }
    }

    /// <summary>Runs the circuit for one vector of samples, and writes its expectations; or on all trajectories, and writes their means and standard errors.</summary>
    internal void Forward<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, in TrajectoryRandom random)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Trajectories == 0)
        {
            Run(sweep, targets, random);
            return;
        }

        TrajectoryMeans<TVector, T>.Clear(sweep, targets);
        for (var trajectory = 0; trajectory < Trajectories; trajectory++)
        {
            Run(sweep, targets, random with { Trajectory = trajectory });
            TrajectoryMeans<TVector, T>.Add(sweep, targets, trajectory + 1);
        }

        TrajectoryMeans<TVector, T>.Finish(sweep, targets, Trajectories);
    }

    private void Run<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, in TrajectoryRandom random)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        product.Apply(sweep);
        foreach (var pass in passes)
        {
            switch (pass)
            {
                case RotationPass rotations:
                    rotations.Apply(sweep);
                    break;
                case UniformDiagonalPass diagonal:
                    diagonal.Apply(sweep);
                    break;
                case VaryingDiagonalPass diagonal:
                    diagonal.Apply(sweep);
                    break;
                case NoisePass noise:
                    noise.Apply(sweep, random);
                    break;
            }
        }

        observables.Measure(sweep, targets);
        registers.Measure(sweep, targets);
    }

    /// <summary>From the derivatives with respect to the expectations, adds those with respect to the angles. The state is consumed.</summary>
    internal void Backward<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var isWritten = observables.Observe(sweep, targets);
        registers.Observe(sweep, targets, isWritten);

        for (var i = passes.Length - 1; i >= 0; i--)
        {
            switch (passes[i])
            {
                case RotationPass rotations:
                    rotations.Undo(sweep);
                    break;
                case UniformDiagonalPass diagonal:
                    diagonal.Undo(sweep);
                    break;
                case VaryingDiagonalPass diagonal:
                    diagonal.Undo(sweep);
                    break;
            }
        }

        product.Undo(sweep);
    }
}
