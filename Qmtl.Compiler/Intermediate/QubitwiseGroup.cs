namespace Qmtl.Compiler.Intermediate;

/// <summary>Measurements that can be taken together: on every qubit that several of them act on, with the same Pauli operator.</summary>
public sealed class QubitwiseGroup
{
    private readonly List<MeasurementIr> measurements = [];

    public IReadOnlyList<MeasurementIr> Measurements => measurements;

    /// <summary>The basis each qubit is measured in, in order of the qubits.</summary>
    public SortedDictionary<int, Pauli> Bases { get; } = [];

    /// <summary>Assigns each measurement, in order, to the first group that can take it.</summary>
    public static IReadOnlyList<QubitwiseGroup> Split(IEnumerable<MeasurementIr> measurements)
    {
        var groups = new List<QubitwiseGroup>();
        foreach (var measurement in measurements)
        {
            var group = groups.Find(g => AreCompatible(g.Bases, measurement.Observable.Factors));
            if (group is null) groups.Add(group = new());
            group.measurements.Add(measurement);
            foreach (var factor in measurement.Observable.Factors) group.Bases[factor.Qubit] = factor.Pauli;
        }

        return groups;
    }

    /// <summary>Whether each factor acts on a qubit that has no basis yet, or the same one.</summary>
    public static bool AreCompatible(IReadOnlyDictionary<int, Pauli> bases, IEnumerable<PauliFactor> factors) =>
        factors.All(f => !bases.TryGetValue(f.Qubit, out var pauli) || pauli == f.Pauli);
}
