namespace Qmtl.Compiler.Intermediate;

/// <summary>
/// One circuit to simulate: gates and channels from |0…0⟩ and the expectations taken after them. A model has one for all heads whose blocks act on
/// disjoint qubits, or several where light cones or overlapping registers make that cheaper or necessary.
/// </summary>
/// <param name="Wires">The qubit of the model that each qubit of the circuit stands for.</param>
/// <param name="Heads">The heads measured here.</param>
/// <param name="Gates">On qubits of the circuit.</param>
/// <param name="Measurements">On qubits of the circuit.</param>
public sealed record CircuitIr(
    EquatableArray<int> Wires,
    EquatableArray<int> Heads,
    EquatableArray<OperationIr> Gates,
    EquatableArray<MeasurementIr> Measurements)
{
    public int Qubits => Wires.Count;

    /// <summary>How many trajectories its channels are simulated by; null where its state is a density matrix with them.</summary>
    public int? Trajectories { get; init; }

    /// <summary>Whether its state is a density matrix.</summary>
    public bool IsMixed => HasChannels && Trajectories is null;

    public bool HasChannels => Gates.Any(o => o is ChannelIr);
}
