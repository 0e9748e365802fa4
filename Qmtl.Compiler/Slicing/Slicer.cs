using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Cuts a model into circuits: an expectation needs only its light cone, and expectations share a circuit where that is cheaper.</summary>
public static class Slicer
{
    /// <summary>The most qubits that a simulated circuit can have: its state and the one carried backward take 8 GiB each.</summary>
    public const int MaximumQubits = 26;

    /// <summary>The most qubits that a circuit with channels can have: its density matrix and the one carried backward take 1 GiB each.</summary>
    public const int MaximumMixedQubits = 12;

    public static ModelSlices Slice(ModelIr model) => Slice(model, ModelGroups.Of(model));

    internal static ModelSlices Slice(ModelIr model, ModelGroups groups) =>
        new(groups.Groups.Select(group => ToSlice(model, groups, group)).ToEquatableArray(), groups.Oversized.ToEquatableArray());

    private static Slice ToSlice(ModelIr model, ModelGroups groups, ExpectationGroup group)
    {
        var wires = group.Cone.Qubits.Members().ToArray();
        var circuit = new CircuitIr(
            wires.ToEquatableArray(),
            groups.HeadsOf(group).ToEquatableArray(),
            group.Cone.Encoding.Members().Select(i => model.Encoding[i]).Concat(groups.Cones.GetBlock(group.Cone)).Select(Renumber).ToEquatableArray(),
            group.Expectations.Select(e => groups.Expectations[e].Measurement).Select(RenumberMeasurement).ToEquatableArray())
        {
            Trajectories = model.Backend?.Trajectories,
        };
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
