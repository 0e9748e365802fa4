using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Cuts a model into circuits: each head needs only its light cone, and heads share a circuit where that is cheaper.</summary>
public static class Slicer
{
    /// <summary>The most qubits that a simulated circuit can have: its state and the one carried backward take 8 GiB each.</summary>
    public const int MaximumQubits = 26;

    /// <summary>The most qubits that a circuit with channels can have: its density matrix and the one carried backward take 1 GiB each.</summary>
    public const int MaximumMixedQubits = 12;

    public static ModelSlices Slice(ModelIr model)
    {
        var (groups, oversized) = Group(model);
        return new ModelSlices(groups.Select(group => ToSlice(model, group)).ToEquatableArray(), oversized.ToEquatableArray());
    }

    /// <summary>Which heads share a circuit, and those that none can be simulated for.</summary>
    internal static (IReadOnlyList<HeadGroup> Groups, IReadOnlyList<OversizedCone> Oversized) Group(ModelIr model)
    {
        var groups = new List<HeadGroup>();
        var oversized = new List<OversizedCone>();
        for (var i = 0; i < model.Heads.Count; i++)
        {
            if (model.Heads[i].Measurements.Count == 0) continue;
            var cone = LightCone.Of(model, model.Heads[i], out var block);
            if (cone.Size.IsTooLarge) oversized.Add(new OversizedCone(i, cone.Size.Qubits, cone.Size.MaximumQubits));
            else groups.Add(new HeadGroup([(i, block)], cone, cone.Size.Cost));
        }

        return (HeadGrouping.MergeWhereCheaper(groups), oversized);
    }

    private static Slice ToSlice(ModelIr model, HeadGroup group)
    {
        var wires = group.Cone.Qubits.Members().ToArray();
        var circuit = new CircuitIr(
            wires.ToEquatableArray(),
            group.Heads.Select(h => h.Head).ToEquatableArray(),
            group.Cone.Encoding.Members().Select(i => model.Encoding[i]).Concat(group.Heads.SelectMany(h => h.Block)).Select(Renumber).ToEquatableArray(),
            group.Heads.SelectMany(h => model.Heads[h.Head].Measurements).Select(RenumberMeasurement).ToEquatableArray());
        return new Slice(circuit, group.Cone.Size.Cost, group.SeparateCost);

        int WireOf(int qubit) => Array.BinarySearch(wires, qubit);

        OperationIr Renumber(OperationIr operation)
        {
            var inside = operation is ChannelIr channel ? channel.Restrict(channel.Qubits.Where(group.Cone.Qubits.Contains).ToEquatableArray()) : operation;
            return inside with { Qubits = inside.Qubits.Select(WireOf).ToEquatableArray() };
        }

        MeasurementIr RenumberMeasurement(MeasurementIr measurement) => measurement with
        {
            Observable = new PauliString(measurement.Observable.Factors.Select(f => f with { Qubit = WireOf(f.Qubit) }).ToEquatableArray()),
        };
    }
}
