using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Passes;

/// <summary>What single rewritings make of particular gates.</summary>
public sealed class CanonicalFormTests
{
    [Fact]
    public void Constant_parts_of_angles_are_evaluated()
    {
        var twice = new BinaryScalar(ScalarOperator.Multiply, Number(2), Number(0.25));
        var angle = new BinaryScalar(ScalarOperator.Multiply, twice, Plus(Input(0), Number(0)));
        Run(FoldConstants.Run, Gate(GateKind.RX, angle, 0))
            .ShouldBe([Gate(GateKind.RX, new BinaryScalar(ScalarOperator.Multiply, Number(0.5), Input(0)), 0)]);
    }

    [Fact]
    public void A_rotation_is_wrapped_modulo_two_pi_and_a_controlled_rotation_modulo_four_pi()
    {
        var turns = Number(2 * Math.PI);
        Run(WrapAngles.Run, Gate(GateKind.RZ, turns, 0), Gate(GateKind.CRZ, turns, 0, 1), Gate(GateKind.CRZ, Number(4 * Math.PI), 0, 1))
            .ShouldBe([Gate(GateKind.RZ, Number(0), 0), Gate(GateKind.CRZ, turns, 0, 1), Gate(GateKind.CRZ, Number(0), 0, 1)]);
    }

    [Fact]
    public void Gates_that_do_nothing_are_dropped() =>
        Run(DropIdentities.Run, Gate(GateKind.RY, Number(0), 0), U(0, 1, -1), Gate(GateKind.CP, Number(0), 0, 1), Gate(GateKind.RY, Weight(0), 0))
            .ShouldBe([Gate(GateKind.RY, Weight(0), 0)]);

    [Fact]
    public void Nested_inverses_cancel() =>
        Run(
            CancelInverses.Run,
            Gate(GateKind.H, 0), Gate(GateKind.CX, 0, 1), Gate(GateKind.S, 1), Gate(GateKind.Sdg, 1), Gate(GateKind.CX, 0, 1), Gate(GateKind.H, 0)).ShouldBeEmpty();

    [Fact]
    public void A_gate_between_on_one_of_the_qubits_keeps_a_pair_apart()
    {
        GateIr[] gates = [Gate(GateKind.CX, 0, 1), Gate(GateKind.H, 1), Gate(GateKind.CX, 0, 1)];
        Run(CancelInverses.Run, gates).ShouldBe(gates);
    }

    [Fact]
    public void Symmetric_gates_cancel_in_either_order_and_others_do_not()
    {
        Run(CancelInverses.Run, Gate(GateKind.CZ, 0, 1), Gate(GateKind.CZ, 1, 0)).ShouldBeEmpty();
        Run(CancelInverses.Run, Gate(GateKind.CCX, 0, 1, 2), Gate(GateKind.CCX, 1, 0, 2)).ShouldBeEmpty();
        Run(CancelInverses.Run, Gate(GateKind.CX, 0, 1), Gate(GateKind.CX, 1, 0)).Length.ShouldBe(2);
        Run(CancelInverses.Run, Gate(GateKind.CCX, 0, 1, 2), Gate(GateKind.CCX, 0, 2, 1)).Length.ShouldBe(2);
    }

    [Fact]
    public void Rotations_about_one_axis_add_up_whatever_their_angles_are()
    {
        Run(CancelInverses.Run, Gate(GateKind.RXX, Weight(0), 0, 1), Gate(GateKind.RXX, Input(0), 1, 0))
            .ShouldBe([Gate(GateKind.RXX, Plus(Weight(0), Input(0)), 0, 1)]);
        Run(CancelInverses.Run, Gate(GateKind.RY, Weight(0), 0), Gate(GateKind.RY, Minus(Weight(0)), 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Phase_gates_add_up_to_the_gate_that_has_a_name()
    {
        Run(CancelInverses.Run, Gate(GateKind.T, 0), Gate(GateKind.T, 0)).ShouldBe([Gate(GateKind.S, 0)]);
        Run(CancelInverses.Run, Gate(GateKind.S, 0), Gate(GateKind.Z, 0)).ShouldBe([Gate(GateKind.Sdg, 0)]);
        Run(CancelInverses.Run, Gate(GateKind.CP, Number(Math.PI / 2), 0, 1), Gate(GateKind.CP, Number(Math.PI / 2), 1, 0)).ShouldBe([Gate(GateKind.CZ, 0, 1)]);
    }

    [Fact]
    public void U_cancels_with_its_inverse() => Run(CancelInverses.Run, U(0.3, 0.4, 0.5), U(-0.3, -0.5, -0.4)).ShouldBeEmpty();

    [Fact]
    public void Diagonals_and_controls_on_qubits_that_are_still_zero_are_dropped() =>
        Run(PropagateZeros.Run, Gate(GateKind.CZ, 0, 1), Gate(GateKind.RZ, Weight(0), 0), Gate(GateKind.H, 0), Gate(GateKind.CX, 1, 0), Gate(GateKind.CX, 0, 1), Gate(GateKind.Z, 1))
            .ShouldBe([Gate(GateKind.H, 0), Gate(GateKind.CX, 0, 1), Gate(GateKind.Z, 1)]);

    [Fact]
    public void Nothing_cancels_between_the_shared_stage_and_a_block()
    {
        var model = RandomModels.Build(1, [Gate(GateKind.H, 0)], [([Gate(GateKind.H, 0)], [Z(0)])]);
        Pipeline.Run(model).ShouldBe(model);
    }

    private static GateIr U(double theta, double phi, double lambda) =>
        new(GateKind.U, EquatableArray.Of(0), EquatableArray.Of(Number(theta), Number(phi), Number(lambda)), default);

    private static GateIr[] Run(Func<ModelIr, ModelIr> pass, params GateIr[] gates) =>
        [.. pass(RandomModels.OneCircuit(3, gates, [Z(0)])).Encoding.Cast<GateIr>()];
}
