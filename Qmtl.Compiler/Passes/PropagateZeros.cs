using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Drops gates that do nothing because qubits they act on are still |0⟩: diagonals, and gates under such a control.</summary>
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
    private static EquatableArray<GateIr> Drop(EquatableArray<GateIr> gates, bool[] zero)
    {
        var kept = new List<GateIr>();
        foreach (var gate in gates)
        {
            if (DoesNothing(gate, zero)) continue;
            kept.Add(gate);
            for (var i = 0; i < gate.Qubits.Count; i++) zero[gate.Qubits[i]] &= GateAxes.Get(gate.Kind, i) == GateAxis.Z;
        }

        return kept.ToEquatableArray();
    }

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
