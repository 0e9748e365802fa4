using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>The circuits that together give every expectation of a model, and the heads that no circuit can be simulated for.</summary>
public sealed record ModelSlices(EquatableArray<Slice> Slices, EquatableArray<OversizedCone> Oversized)
{
    public IEnumerable<CircuitIr> Circuits => Slices.Select(s => s.Circuit);
}

/// <param name="Cost">2^qubits · (gates + 1) of this circuit; 4^qubits · (gates + 1) where it has channels.</param>
/// <param name="SeparateCost">The sum of the costs of its heads, each in a circuit of its own.</param>
public sealed record Slice(CircuitIr Circuit, double Cost, double SeparateCost);

/// <summary>A head whose light cone has more qubits than can be simulated.</summary>
/// <param name="Head">Its index in the model.</param>
/// <param name="MaximumQubits">How many it could have.</param>
public sealed record OversizedCone(int Head, int Qubits, int MaximumQubits);
