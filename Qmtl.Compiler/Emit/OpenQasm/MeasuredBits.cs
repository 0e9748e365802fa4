using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Which bits of a circuit say what of its model.</summary>
internal sealed class MeasuredBits(ModelIr model, MeasuredCircuit circuit)
{
    private readonly int[] qubits = [.. circuit.Bases.Keys];

    /// <param name="operandOf">What the program calls a qubit of the model when it is measured.</param>
    public EquatableArray<MeasuredBit> Bits(Func<int, string> operandOf) =>
        circuit.Bases.Select(b => new MeasuredBit(b.Key, operandOf(b.Key), b.Value)).ToEquatableArray();

    public EquatableArray<int> Heads => circuit.Heads.Select(h => h.Head).Distinct().OrderBy(h => h).ToEquatableArray();

    /// <summary>Every expectation once, in the order of the value vector.</summary>
    public EquatableArray<MeasuredValue> Values()
    {
        var readers = new SortedDictionary<int, (PauliString Observable, SortedSet<int> Heads)>();
        foreach (var head in circuit.Heads)
        {
            foreach (var measurement in model.Heads[head.Head].Measurements.Where(m => head.Observables.Contains(m.Observable)))
            {
                if (!readers.TryGetValue(measurement.Value, out var known)) readers.Add(measurement.Value, known = (measurement.Observable, []));
                known.Heads.Add(head.Head);
            }
        }

        return readers.Select(r => new MeasuredValue(r.Key, r.Value.Observable, BitsOf(r.Value.Observable), r.Value.Heads.ToEquatableArray())).ToEquatableArray();
    }

    /// <summary>Gates that turn what is measured into Z.</summary>
    public IEnumerable<GateIr> BasisChanges()
    {
        foreach (var basis in circuit.Bases)
        {
            var qubit = EquatableArray.Of(basis.Key);
            if (basis.Value == Pauli.Y) yield return new GateIr(GateKind.Sdg, qubit, default, model.Span);
            if (basis.Value != Pauli.Z) yield return new GateIr(GateKind.H, qubit, default, model.Span);
        }
    }

    public EquatableArray<int> BitsOf(PauliString observable) => observable.Factors.Select(f => Array.IndexOf(qubits, f.Qubit)).ToEquatableArray();
}
