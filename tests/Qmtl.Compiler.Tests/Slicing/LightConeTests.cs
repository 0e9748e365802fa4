using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Slicing;

/// <summary>Which gates a head needs, and which heads share a circuit.</summary>
public sealed class LightConeTests
{
    private static readonly GateIr[] Spread = [.. Enumerable.Range(0, 4).Select(q => Gate(GateKind.RY, Input(0), q)), Gate(GateKind.CX, 0, 1), Gate(GateKind.CX, 1, 2), Gate(GateKind.CX, 2, 3)];

    [Fact]
    public void Gates_on_other_qubits_are_dropped_and_the_rest_is_renumbered()
    {
        var circuit = Slicer.Slice(RandomModels.OneCircuit(4, [Gate(GateKind.H, 0), Gate(GateKind.H, 1), Gate(GateKind.RYY, Input(0), 1, 3)], [Z(3)])).Circuits.Single();
        circuit.Wires.ShouldBe([1, 3]);
        circuit.Gates.ShouldBe([Gate(GateKind.H, 0), Gate(GateKind.RYY, Input(0), 0, 1)]);
        circuit.Measurements.ShouldBe([new MeasurementIr(Z(1), 3)]);
    }

    [Fact]
    public void A_gate_along_the_measured_axis_is_dropped()
    {
        GateIr[] gates = [Gate(GateKind.H, 0), Gate(GateKind.RZ, Weight(0), 0), Gate(GateKind.CX, 0, 1)];
        Slicer.Slice(RandomModels.OneCircuit(2, gates, [Z(0)])).Circuits.Single().Gates.ShouldBe([gates[0]]);
        Slicer.Slice(RandomModels.OneCircuit(2, gates, [Observable((Pauli.X, 0))])).Circuits.Single().Gates.ShouldBe(gates);
    }

    [Fact]
    public void Heads_with_blocks_on_disjoint_qubits_share_a_circuit() =>
        Groups(([Gate(GateKind.RX, Weight(0), 2)], [Z(2)]), ([Gate(GateKind.RX, Weight(1), 3)], [Z(3)])).ShouldBe([[0, 1]]);

    [Fact]
    public void Heads_with_blocks_on_a_common_qubit_do_not_share_a_circuit() =>
        Groups(([Gate(GateKind.RX, Weight(0), 2)], [Z(2)]), ([Gate(GateKind.RX, Weight(1), 2)], [Z(2), Z(3)])).ShouldBe([[0], [1]]);

    [Fact]
    public void A_head_that_measures_what_another_block_acts_on_does_not_share_its_circuit() =>
        Groups(([Gate(GateKind.RX, Weight(0), 2)], [Z(2)]), ([], [Z(2), Z(3)])).ShouldBe([[0], [1]]);

    [Fact]
    public void Heads_without_blocks_share_a_circuit_whatever_they_measure() =>
        Groups(([], [Z(2)]), ([], [Observable((Pauli.X, 2), (Pauli.Y, 3))])).ShouldBe([[0, 1]]);

    [Fact]
    public void Heads_that_have_no_qubit_in_common_keep_circuits_of_their_own()
    {
        var model = RandomModels.Build(4, [], [([Gate(GateKind.RX, Weight(0), 0)], [Z(0)]), ([Gate(GateKind.RX, Weight(1), 1)], [Z(1)])]);
        Slicer.Slice(model).Slices.Count.ShouldBe(2);
    }

    [Fact]
    public void Slices_can_be_read()
    {
        var model = RandomModels.Build(
            4,
            Spread,
            [([Gate(GateKind.RX, Weight(0), 2)], [Z(2)]), ([Gate(GateKind.RX, Weight(1), 3)], [Observable((Pauli.Z, 2), (Pauli.Z, 3))]), ([], [Z(3)])]);
        SlicePrinter.Print(model, Slicer.Slice(model)).ShouldBe(
            """
            circuit 0: head[0], head[2]
              qubits q[0], q[1], q[2], q[3]
              cost 2^4 * (8 + 1) = 144, in circuits of their own 272
              ry(x[0]) q[0]
              ry(x[0]) q[1]
              ry(x[0]) q[2]
              ry(x[0]) q[3]
              cx q[0], q[1]
              cx q[1], q[2]
              cx q[2], q[3]
              rx(backbone.w[0]) q[2]
              measure Z2 -> value[3]
              measure Z3 -> value[5]
            circuit 1: head[1]
              qubits q[0], q[1], q[2], q[3]
              cost 2^4 * (8 + 1) = 144
              ry(x[0]) q[0]
              ry(x[0]) q[1]
              ry(x[0]) q[2]
              ry(x[0]) q[3]
              cx q[0], q[1]
              cx q[1], q[2]
              cx q[2], q[3]
              rx(backbone.w[1]) q[3]
              measure Z2 Z3 -> value[4]

            """);
    }

    private static int[][] Groups(params (OperationIr[] Gates, PauliString[] Observables)[] heads) =>
        [.. Slicer.Slice(RandomModels.Build(4, Spread, heads)).Circuits.Select(c => c.Heads.ToArray())];
}
