using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>Diagonal steps whose angles differ between samples, one by one.</summary>
internal sealed class VaryingDiagonalPass : CircuitPass
{
    private readonly List<CircuitStep> steps = [];

    /// <summary>Adds a step.</summary>
    public void Add(CircuitStep step) => steps.Add(step);

    /// <summary>Applies all steps.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var step in steps) step.Apply(sweep, sweep.State);
    }

    /// <summary>Undoes all steps on ψ and λ, and adds the derivatives of their angles.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var step in steps) step.Undo(sweep, sweep.State, sweep.Adjoint);
    }
}
