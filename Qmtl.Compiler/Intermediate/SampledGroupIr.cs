namespace Qmtl.Compiler.Intermediate;

/// <summary>Observables of one head whose expectations are means over shots, in each of which all their qubits are measured.</summary>
/// <param name="Shots">How many shots there are.</param>
/// <param name="Qubits">The measured qubits, k of them.</param>
/// <param name="Places">
/// For each subset of the qubits but the empty one, 1 to 2ᵏ − 1 with bit j for the qubit at j, where the expectation of its product is stored. There the mean takes its
/// place where it is asked for.
/// </param>
/// <param name="Observables">The subsets that are asked for.</param>
/// <param name="Readout">What is read of the Pauli operator of each qubit has the expectation Kept · ⟨P⟩ + Shift; empty where all is read as it is.</param>
public sealed record SampledGroupIr(
    int Shots, EquatableArray<int> Qubits, EquatableArray<int> Places, EquatableArray<int> Observables, EquatableArray<(double Kept, double Shift)> Readout)
{
    /// <summary>Whether the means are corrected by the inverse of the readout errors.</summary>
    public bool InvertsReadout { get; init; }
}
