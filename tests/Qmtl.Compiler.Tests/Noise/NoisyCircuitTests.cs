using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Noise;

/// <summary>Passes and slices of circuits with channels, against density matrices.</summary>
public sealed class NoisyCircuitTests
{
    [Property(Arbitrary = [typeof(RandomNoisyModels)], MaxTest = 40, Replay = "(61,67)")]
    public void Every_pass_keeps_every_expectation(ModelCase sample)
    {
        var (model, values, parameters) = sample;
        foreach (var pass in Pipeline.Passes)
        {
            var rewritten = pass.Run(model);
            for (var i = 0; i < model.Heads.Count; i++)
            {
                var (before, after) = (Run(model, i), Run(rewritten, i));
                foreach (var (observable, _) in model.Heads[i].Measurements)
                    after.Expectation(observable).ShouldBe(before.Expectation(observable), 1e-12, pass.Name);
            }

            model = rewritten;
        }

        DenseMixture Run(ModelIr m, int head) => DenseMixture.Run(m.Qubits, m.Encoding.Concat(m.Heads[head].Gates), values, parameters);
    }

    [Property(Arbitrary = [typeof(RandomNoisyModels)], MaxTest = 200, Replay = "(71,73)")]
    public void Slices_give_every_expectation(ModelCase sample)
    {
        var (model, values, parameters) = sample;
        var expected = new Dictionary<int, double>();
        foreach (var head in model.Heads)
        {
            var mixture = DenseMixture.Run(model.Qubits, model.Encoding.Concat(head.Gates), values, parameters);
            foreach (var measurement in head.Measurements) expected.Add(measurement.Value, mixture.Expectation(measurement.Observable));
        }

        foreach (var circuit in Slicer.Slice(model).Circuits)
        {
            var mixture = DenseMixture.Run(circuit.Qubits, circuit.Gates, values, parameters);
            foreach (var measurement in circuit.Measurements)
                mixture.Expectation(measurement.Observable).ShouldBe(expected[measurement.Value], 1e-12);
        }
    }

    [Fact]
    public void Gates_do_not_cancel_across_a_channel()
    {
        OperationIr[] operations = [Gate(GateKind.X, 0), Channel(ChannelKind.AmplitudeDamping, 0.1, 0), Gate(GateKind.X, 0)];
        CancelInverses.Run(RandomModels.OneCircuit(1, operations, [Z(0)])).Encoding.ShouldBe(operations);
    }

    [Fact]
    public void A_channel_of_probability_0_and_one_on_a_fresh_qubit_are_dropped()
    {
        OperationIr[] operations =
        [
            Channel(ChannelKind.AmplitudeDamping, 0.1, 0),
            Gate(GateKind.RY, Input(0), 0),
            Channel(ChannelKind.DepolarizingPauli, 0, 0, 1),
            Channel(ChannelKind.PhaseDamping, 0.1, 1),
        ];
        Pipeline.Run(RandomModels.OneCircuit(2, operations, [Z(0)])).Encoding.ShouldBe([operations[1]]);
    }

    [Fact]
    public void A_channel_that_an_observable_does_not_see_is_not_in_its_light_cone()
    {
        OperationIr[] operations =
        [
            Gate(GateKind.RY, Input(0), 0),
            Gate(GateKind.RY, Input(1), 1),
            Gate(GateKind.CZ, 0, 1),
            Channel(ChannelKind.PhaseFlip, 0.1, 0),
            Channel(ChannelKind.DepolarizingUniform, 0.1, 0, 1),
        ];
        var circuit = Slicer.Slice(RandomModels.OneCircuit(2, operations, [Z(0)])).Circuits.Single();
        circuit.Qubits.ShouldBe(1);
        circuit.Gates.Count.ShouldBe(2);
        circuit.Gates[0].ShouldBe(operations[0]);
        var channel = circuit.Gates[1].ShouldBeOfType<ChannelIr>();
        channel.Qubits.ShouldBe([0]);
        channel.Map.Z.ShouldBe(0.9, 1e-15);
    }

    [Fact]
    public void A_density_matrix_has_fewer_qubits_than_a_state()
    {
        var gates = Enumerable.Range(0, 13).Select(q => Gate(GateKind.RY, Input(0), q))
            .Concat(Enumerable.Range(0, 12).Select(q => Gate(GateKind.CX, q, q + 1)));
        Slicer.Slice(RandomModels.OneCircuit(13, gates, [Z(12)])).Oversized.ShouldBeEmpty();
        var noisy = RandomModels.OneCircuit(13, [.. gates, Channel(ChannelKind.BitFlip, 0.1, 12)], [Z(12)]);
        Slicer.Slice(noisy).Oversized.ShouldBe([new OversizedCone(0, Z(12), 13, 12)]);
    }
}
