using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>A step of a circuit: a rotation, or a phase on a subset of the basis states.</summary>
/// <param name="Rotation">The rotation, unless <paramref name="Subset"/> is set.</param>
/// <param name="Subset">The basis states that take the phase; null for a rotation.</param>
/// <param name="Angle">Which angle of the circuit.</param>
internal readonly record struct CircuitStep(PauliRotation Rotation, BasisSubset? Subset, int Angle)
{
    /// <summary>Applies the step to a block of the state.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var angle = sweep.Angle(Angle);
        if (Subset is { } subset) PhaseKernel<TVector, T>.Apply(sweep.State, block, subset, angle);
        else RotationKernel<TVector, T>.Apply(sweep.State, block, Rotation, angle);
    }

    /// <summary>Undoes the step on a block of ψ and λ, and adds what that has of the derivative of its angle.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var angle = sweep.Angle(Angle);
        var derivative = Subset is { } subset
            ? PhaseKernel<TVector, T>.Undo(sweep.State, sweep.Adjoint, block, subset, angle)
            : RotationKernel<TVector, T>.Undo(sweep.State, sweep.Adjoint, block, Rotation, angle);
        sweep.AddGradient(Angle, derivative);
    }
}
