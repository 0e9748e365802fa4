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
            foreach (var part in SplitByBasis(head, measurements))
            {
                var circuit = circuits.FirstOrDefault(c => c.CanTake(part, own));
                if (circuit is null) circuits.Add(circuit = new());
                circuit.Take(part, own);
            }
        }

        return circuits;
    }

    private static List<HeadMeasurement> SplitByBasis(int head, EquatableArray<MeasurementIr> measurements)
    {
        var parts = new List<HeadMeasurement>();
        foreach (var measurement in measurements)
        {
            var part = parts.FirstOrDefault(p => AreCompatible(p.Bases, measurement.Observable.Factors));
            if (part is null) parts.Add(part = new(head, [], []));
            part.Observables.Add(measurement.Observable);
            foreach (var factor in measurement.Observable.Factors) part.Bases[factor.Qubit] = factor.Pauli;
        }

        return parts;
    }

    private bool CanTake(HeadMeasurement part, HeadFootprint own) =>
        footprint!.IsIndependentOf(own) && AreCompatible(Bases, part.Bases.Select(b => new PauliFactor(b.Key, b.Value)));

    private void Take(HeadMeasurement part, HeadFootprint own)
    {
        heads.Add(part);
        foreach (var basis in part.Bases) Bases[basis.Key] = basis.Value;
        footprint = footprint?.Union(own) ?? own;
    }

    private static bool AreCompatible(SortedDictionary<int, Pauli> bases, IEnumerable<PauliFactor> factors) =>
        factors.All(f => !bases.TryGetValue(f.Qubit, out var pauli) || pauli == f.Pauli);
}

/// <summary>Observables of one head that can be measured together.</summary>
internal sealed record HeadMeasurement(int Head, List<PauliString> Observables, SortedDictionary<int, Pauli> Bases);
