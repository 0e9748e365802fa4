using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>The heads that one program measures: on disjoint qubits, and in one basis per qubit.</summary>
internal sealed class MeasuredCircuit
{
    private readonly List<HeadMeasurement> heads = [];
    private HeadFootprint? footprint;

    public IReadOnlyList<HeadMeasurement> Heads => heads;

    /// <summary>The basis each measured qubit is measured in, in order of the qubits.</summary>
    public SortedDictionary<int, Pauli> Bases { get; } = [];

    /// <summary>Assigns every measurement of the model to the first circuit that can take it.</summary>
    public static IReadOnlyList<MeasuredCircuit> Of(ModelIr model)
    {
        var circuits = new List<MeasuredCircuit>();
        for (var head = 0; head < model.Heads.Count; head++)
        {
            var (gates, measurements) = (model.Heads[head].Gates, model.Heads[head].Measurements);
            var own = HeadFootprint.Of(model.Qubits, gates, measurements);
            foreach (var group in QubitwiseGroup.Split(measurements))
            {
                var part = new HeadMeasurement(head, [.. group.Measurements.Select(m => m.Observable)], group.Bases);
                var circuit = circuits.FirstOrDefault(c => c.CanTake(part, own));
                if (circuit is null) circuits.Add(circuit = new());
                circuit.Take(part, own);
            }
        }

        return circuits;
    }

    private bool CanTake(HeadMeasurement part, HeadFootprint own) =>
        footprint!.IsIndependentOf(own) && QubitwiseGroup.AreCompatible(Bases, part.Bases.Select(b => new PauliFactor(b.Key, b.Value)));

    private void Take(HeadMeasurement part, HeadFootprint own)
    {
        heads.Add(part);
        foreach (var basis in part.Bases) Bases[basis.Key] = basis.Value;
        footprint = footprint?.Union(own) ?? own;
    }
}

/// <summary>Observables of one head that can be measured together.</summary>
internal sealed record HeadMeasurement(int Head, List<PauliString> Observables, SortedDictionary<int, Pauli> Bases);
