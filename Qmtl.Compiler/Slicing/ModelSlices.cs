using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>The circuits that together give every expectation of a model, and those that no circuit can be simulated for.</summary>
public sealed record ModelSlices(EquatableArray<Slice> Slices, EquatableArray<OversizedCone> Oversized)
{
    public IEnumerable<CircuitIr> Circuits => Slices.Select(s => s.Circuit);
}

/// <param name="Cost">2^qubits · (gates + 1) of this circuit; 4^qubits · (gates + 1) where it has channels.</param>
/// <param name="SeparateCost">The sum of the costs of what it was made of, in circuits of their own: what single heads measure, or single expectations.</param>
public sealed record Slice(CircuitIr Circuit, double Cost, double SeparateCost);

/// <summary>An expectation whose light cone has more qubits than can be simulated.</summary>
/// <param name="Head">The index in the model of the first head that reads it.</param>
/// <param name="MaximumQubits">How many it could have.</param>
public sealed record OversizedCone(int Head, PauliString Observable, int Qubits, int MaximumQubits);
