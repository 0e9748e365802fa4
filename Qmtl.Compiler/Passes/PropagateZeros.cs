using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>
/// Drops what does nothing because qubits it acts on are still |0⟩: diagonals, gates under such a control, and channels that keep |0⟩.
/// </summary>
internal static class PropagateZeros
{
    public static ModelIr Run(ModelIr model)
    {
        var zero = Enumerable.Repeat(true, model.Qubits).ToArray();
        return model with
        {
            Encoding = Drop(model.Encoding, zero),
            Heads = model.Heads.Select(h => h with { Gates = Drop(h.Gates, [.. zero]) }).ToEquatableArray(),
        };
    }

    /// <param name="zero">Which qubits are |0⟩; brought up to date.</param>
    private static EquatableArray<OperationIr> Drop(EquatableArray<OperationIr> operations, bool[] zero)
    {
        var kept = new List<OperationIr>();
        foreach (var operation in operations)
        {
            if (DoesNothing(operation, zero)) continue;
            kept.Add(operation);
            for (var i = 0; i < operation.Qubits.Count; i++) zero[operation.Qubits[i]] &= KeepsZero(operation, i);
        }

        return kept.ToEquatableArray();
    }

    private static bool DoesNothing(OperationIr operation, bool[] zero) =>
        operation is GateIr gate ? DoesNothing(gate, zero) : Enumerable.Range(0, operation.Qubits.Count).All(i => zero[operation.Qubits[i]] && KeepsZero(operation, i));

    /// <summary>Whether a qubit in |0⟩, the operand at <paramref name="position"/>, stays there.</summary>
    private static bool KeepsZero(OperationIr operation, int position) => operation switch
    {
        GateIr gate => GateAxes.Get(gate.Kind, position) == GateAxis.Z,
        ChannelIr channel => channel.Map.KeepsZero,
        _ => false,
    };

    private static bool DoesNothing(GateIr gate, bool[] zero) => gate.Kind switch
    {
        GateKind.Z or GateKind.S or GateKind.Sdg or GateKind.T or GateKind.Tdg or GateKind.P or GateKind.RZ => zero[gate.Qubits[0]],
        GateKind.CZ or GateKind.CP => zero[gate.Qubits[0]] || zero[gate.Qubits[1]],
        GateKind.RZZ or GateKind.Swap => zero[gate.Qubits[0]] && zero[gate.Qubits[1]],
        GateKind.CX or GateKind.CY or GateKind.CRX or GateKind.CRY or GateKind.CRZ => zero[gate.Qubits[0]],
        GateKind.CCX => zero[gate.Qubits[0]] || zero[gate.Qubits[1]],
        _ => false,
    };
}
