using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>A layer of rotations that commute, no two of which flip the same bits: two are done in each pass over the state.</summary>
internal sealed class RotationPass : CircuitPass
{
    private readonly List<CircuitStep> rotations = [];

    /// <summary>Adds a rotation.</summary>
    public void Rotate(int flip, int sign, int angle) => rotations.Add(new CircuitStep(new PauliRotation(flip, sign), null, angle));

    /// <summary>Applies all rotations.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i + 1 < rotations.Count; i += 2)
        {
            var (first, second) = (rotations[i], rotations[i + 1]);
            RotationPairKernel<TVector, T>.Apply(sweep.State, first.Rotation, second.Rotation, sweep.Angle(first.Angle), sweep.Angle(second.Angle));
        }

        if (int.IsOddInteger(rotations.Count)) rotations[^1].Apply(sweep, sweep.State);
    }

    /// <summary>Undoes all rotations on ψ and λ, and adds the derivatives of their angles.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i + 1 < rotations.Count; i += 2)
        {
            var (first, second) = (rotations[i], rotations[i + 1]);
            var (derivative1, derivative2) = RotationPairKernel<TVector, T>.Undo(
                sweep.State, sweep.Adjoint, first.Rotation, second.Rotation, sweep.Angle(first.Angle), sweep.Angle(second.Angle));
            sweep.Gradient(first.Angle) += derivative1;
            sweep.Gradient(second.Angle) += derivative2;
        }

        if (int.IsOddInteger(rotations.Count)) rotations[^1].Undo(sweep, sweep.State, sweep.Adjoint);
    }
}
