using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>A step of a circuit: a rotation, or a phase on a subset of the basis states.</summary>
/// <param name="Rotation">The rotation, unless <paramref name="Subset"/> is set.</param>
/// <param name="Subset">The basis states that take the phase; null for a rotation.</param>
/// <param name="Angle">Which angle of the circuit.</param>
internal readonly record struct CircuitStep(PauliRotation Rotation, BasisSubset? Subset, int Angle)
{
    /// <summary>Applies the step to a state of any size.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> state)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var angle = sweep.Angle(Angle);
        if (Subset is { } subset) PhaseKernel<TVector, T>.Apply(state, subset, angle);
        else RotationKernel<TVector, T>.Apply(state, Rotation, angle.Cosine, angle.Sine);
    }

    /// <summary>Undoes the step on ψ and λ, and adds the derivative of its angle.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> state, Span<TVector> adjoint)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var angle = sweep.Angle(Angle);
        sweep.Gradient(Angle) += Subset is { } subset
            ? PhaseKernel<TVector, T>.Undo(state, adjoint, subset, angle)
            : RotationKernel<TVector, T>.Undo(state, adjoint, Rotation, angle.Cosine, angle.Sine);
    }
}
