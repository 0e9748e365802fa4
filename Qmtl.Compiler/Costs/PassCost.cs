namespace Qmtl.Compiler.Costs;

/// <summary>What neighboring steps of one kind cost, for one sample.</summary>
/// <param name="Kind">What they do.</param>
/// <param name="Steps">How many steps of the plan they are.</param>
/// <param name="Sweeps">How many times they go over the state.</param>
/// <param name="Forward">For the expectations.</param>
/// <param name="Backward">For the derivatives, after that.</param>
public sealed record PassCost(WorkKind Kind, int Steps, int Sweeps, Work Forward, Work Backward)
{
    /// <summary>Both together, if they are of one kind.</summary>
    public PassCost Join(PassCost next) => this with
    {
        Steps = Steps + next.Steps,
        Sweeps = Sweeps + next.Sweeps,
        Forward = Forward + next.Forward,
        Backward = Backward + next.Backward,
    };
}

/// <summary>What a part of a simulation does.</summary>
public enum WorkKind
{
    /// <summary>Steps on single qubits, from |0…0⟩.</summary>
    Product,

    /// <summary>Rotations of a layer.</summary>
    Rotations,

    /// <summary>Diagonals with angles that are the same for every sample.</summary>
    UniformDiagonal,

    /// <summary>Diagonals with angles of each sample.</summary>
    VaryingDiagonal,

    /// <summary>|0…0⟩ as a density matrix.</summary>
    DensityStart,

    /// <summary>Rotations of a density matrix.</summary>
    DensityRotations,

    /// <summary>Channels of one qubit.</summary>
    Channels,

    /// <summary>Depolarizing channels of several qubits.</summary>
    Depolarizations,

    /// <summary>The last steps of heads, on reduced density matrices.</summary>
    Reductions,

    /// <summary>Expectations at the end.</summary>
    Measurements,
}
