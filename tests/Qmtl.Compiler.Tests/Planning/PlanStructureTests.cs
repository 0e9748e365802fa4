using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Planning;

/// <summary>Which steps particular gates become.</summary>
public sealed class PlanStructureTests
{
    [Fact]
    public void X_CX_and_SWAP_take_no_steps()
    {
        var (shape, circuit) = Plan([Gate(GateKind.X, 0), Gate(GateKind.CX, 0, 1), Gate(GateKind.Swap, 1, 2), Gate(GateKind.Y, 1)], Z(0), Z(1), Z(2));
        shape.Steps.ShouldBeEmpty();
        circuit.Frames.ShouldBe([new QubitFrame(0b011, 0b001, true), new QubitFrame(0b100, 0b100, true), new QubitFrame(0b010, 0b011, true)]);
    }

    [Fact]
    public void The_sign_of_a_hadamard_gate_is_absorbed_by_the_rotations_before_it()
    {
        var (shape, circuit) = Plan([Gate(GateKind.RX, Weight(0), 0), Gate(GateKind.H, 0)], Z(0), Observable((Pauli.Y, 0)));
        shape.Steps.ShouldBe([new RotationStep(1, 0, 0), new RotationStep(1, 1, 1)]);
        circuit.Angles.ShouldBe([ScalarAlgebra.Scale(-0.5, Weight(0)), Number(Math.PI / 4)]);
    }

    [Fact]
    public void Equal_angles_are_one() =>
        Plan([Gate(GateKind.RX, Weight(0), 0), Gate(GateKind.RX, Weight(0), 1), Gate(GateKind.RY, Weight(0), 0)], Z(0), Z(1)).Shape.Angles.ShouldBe(1);

    [Fact]
    public void A_chain_of_CX_with_a_Z_rotation_between_is_one_diagonal()
    {
        var (shape, _) = Plan(
            [Gate(GateKind.H, 0), Gate(GateKind.H, 1), Gate(GateKind.CX, 0, 1), Gate(GateKind.RZ, Weight(0), 1), Gate(GateKind.CX, 0, 1), Gate(GateKind.RZZ, Input(0), 0, 1)],
            Observable((Pauli.X, 0)));
        shape.Steps.Where(s => s is RotationStep { Flip: 0 }).ShouldHaveSingleItem().ShouldBe(new RotationStep(0, 0b11, 1));
    }

    [Fact]
    public void What_no_observable_sees_is_dropped()
    {
        GateIr[] gates = [Gate(GateKind.RY, Weight(0), 0), Gate(GateKind.RY, Weight(1), 1), Gate(GateKind.RZ, Weight(2), 1), Gate(GateKind.CX, 0, 1)];
        Plan(gates, Z(1)).Shape.Steps.Count.ShouldBe(2);
        Plan(gates, Observable((Pauli.X, 1))).Shape.Steps.Count.ShouldBe(2);
        Plan(gates, Z(1), Observable((Pauli.X, 1))).Shape.Steps.Count.ShouldBe(3);
    }

    [Fact]
    public void Layers_are_gathered_from_gates_written_qubit_by_qubit()
    {
        GateIr[] entangled = [.. Enumerable.Range(0, 3).Select(q => Gate(GateKind.RX, Input(q), q)), Gate(GateKind.CZ, 0, 1), Gate(GateKind.CZ, 1, 2)];
        var layers = Enumerable.Range(0, 3).SelectMany(q => new[] { Gate(GateKind.RY, Input(q), q), Gate(GateKind.RZ, Weight(q), q), Gate(GateKind.SX, q) });
        Plan([.. entangled, .. layers], Z(0), Z(1), Z(2)).Shape.Passes.ShouldBe(
        [
            new(PassKind.Product, 3),
            new(PassKind.UniformDiagonal, 2),
            new(PassKind.Rotations, 3),
            new(PassKind.UniformDiagonal, 3),
            new(PassKind.Rotations, 3),
        ]);
    }

    [Fact]
    public void Single_qubit_gates_before_any_entangling_gate_are_a_product()
    {
        GateIr[] gates =
        [
            Gate(GateKind.RY, Input(0), 0), Gate(GateKind.RY, Input(1), 1), Gate(GateKind.CX, 0, 1),
            Gate(GateKind.P, Input(2), 0), Gate(GateKind.RX, Weight(0), 2), Gate(GateKind.RX, Weight(1), 1),
        ];

        // Of the last gates, that on qubit 0 sees its frame alone, and that on qubit 1 flips a bit that CX has not touched.
        Plan(gates, Z(0), Z(1), Z(2), Observable((Pauli.X, 0))).Shape.Passes.ShouldBe([new(PassKind.Product, 5)]);
    }

    [Fact]
    public void Diagonals_of_each_sample_stand_apart_from_those_of_all()
    {
        GateIr[] gates =
        [
            Gate(GateKind.H, 0), Gate(GateKind.H, 1), Gate(GateKind.CZ, 0, 1),
            Gate(GateKind.RZZ, Input(0), 0, 1), Gate(GateKind.CP, Weight(0), 0, 1), Gate(GateKind.H, 0), Gate(GateKind.H, 1),
        ];
        Plan(gates, Z(0), Z(1)).Shape.Passes.Select(p => p.Kind).ShouldBe(
            [PassKind.Product, PassKind.UniformDiagonal, PassKind.VaryingDiagonal, PassKind.Rotations]);
    }

    [Fact]
    public void Rotations_that_flip_the_same_bits_are_in_different_layers()
    {
        GateIr[] gates = [Gate(GateKind.RXX, Weight(0), 0, 1), Gate(GateKind.RXX, Weight(2), 1, 2), Gate(GateKind.RYY, Weight(1), 0, 1)];
        Plan(gates, Z(0), Z(1), Z(2)).Shape.Passes.ShouldBe([new(PassKind.Product, 0), new(PassKind.Rotations, 2), new(PassKind.Rotations, 1)]);
    }

    [Fact]
    public void Circuits_of_the_same_structure_share_a_shape()
    {
        var model = RandomModels.OneCircuit(2, [], [Z(0)]);
        var plan = Planner.Plan(model, [Circuit([Gate(GateKind.RX, Weight(0), 0)], Z(0)), Circuit([Gate(GateKind.RX, Input(1), 0)], Z(0)), Circuit([Gate(GateKind.RY, Input(1), 0)], Z(0))]);
        plan.Shapes.Count.ShouldBe(2);
        plan.Circuits.Select(c => c.Shape).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void A_plan_can_be_read()
    {
        GateIr[] gates = [Gate(GateKind.X, 1), Gate(GateKind.RY, Input(0), 0), Gate(GateKind.CP, Input(1), 0, 1), Gate(GateKind.SX, 0), Gate(GateKind.CX, 0, 1)];
        var model = RandomModels.OneCircuit(2, gates, [Z(1), Observable((Pauli.Y, 0))]);
        PlanPrinter.Print(Planner.Plan(model, [Circuit(gates, Z(1), Observable((Pauli.Y, 0)))])).ShouldBe(
            """
            shape 0: 2 qubits, 3 angles, 3 steps
              product of qubits
                rotate +.Y by angle 0
              diagonal of each sample
                shift where 01 is odd and 10 is even by angle 1
              layer of rotations
                rotate +.X by angle 2
              expectation 0 of -ZZ
              expectation 1 of +XY
            circuit 0: shape 0, head[0]
              q[0]: flip 11, sign 01
              q[1]: flip 10, sign 11, inverted
              angle 0 = 0.5 * x[0]
              angle 1 = x[1]
              angle 2 = 0.7853981633974483
              expectation 0 -> value[3]
              expectation 1 -> value[4]

            """);
    }

    private static (CircuitShape Shape, CircuitInstance Circuit) Plan(GateIr[] gates, params PauliString[] observables)
    {
        var plan = Planner.Plan(RandomModels.OneCircuit(3, gates, observables), [Circuit(gates, observables)]);
        return (plan.Shapes[0], plan.Circuits[0]);
    }

    private static CircuitIr Circuit(GateIr[] gates, params PauliString[] observables)
    {
        var qubits = 1 + gates.SelectMany(g => g.Qubits).Concat(observables.SelectMany(o => o.Factors).Select(f => f.Qubit)).Max();
        return new CircuitIr(
            Enumerable.Range(0, qubits).ToEquatableArray(),
            EquatableArray.Of(0),
            gates.ToEquatableArray<OperationIr>(),
            observables.Select((o, i) => new MeasurementIr(o, RandomCircuits.Variables + i)).ToEquatableArray());
    }
}
