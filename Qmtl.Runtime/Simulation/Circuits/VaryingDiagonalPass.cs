using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>Diagonal steps whose angles differ between samples, one by one on each block of the state.</summary>
internal sealed class VaryingDiagonalPass : CircuitPass
{
    private readonly List<CircuitStep> steps = [];

    /// <summary>Adds a step.</summary>
    public void Add(CircuitStep step) => steps.Add(step);

    /// <summary>Applies all steps.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = sweep.State.Length;
        for (var block = StateBlock.FirstOf<TVector, T>(length); block.First < length; block = block.Next)
        {
            foreach (var step in steps) step.Apply(sweep, block);
        }
    }

    /// <summary>Undoes all steps on ψ and λ, and adds the derivatives of their angles.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = sweep.State.Length;
        for (var block = StateBlock.FirstOf<TVector, T>(length); block.First < length; block = block.Next)
        {
            foreach (var step in steps) step.Undo(sweep, block);
        }
    }
}
