using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>Neighboring channels of a circuit that runs on quantum trajectories: each sample takes branches of its own.</summary>
internal sealed class NoisePass : CircuitPass
{
    private readonly List<(KrausStep? Kraus, PauliErrorStep? Error)> steps = [];

    /// <summary>Adds a channel of one qubit.</summary>
    public void Add(KrausStep step) => steps.Add((step, null));

    /// <summary>Adds random Pauli errors.</summary>
    public void Add(PauliErrorStep step) => steps.Add((null, step));

    /// <summary>Applies a branch of every channel.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, in TrajectoryRandom random)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var (kraus, error) in steps)
        {
            if (kraus is not null) kraus.Apply(sweep, random);
            else error!.Apply(sweep, random);
        }
    }
}
