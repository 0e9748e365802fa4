using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Planning;

/// <summary>Which steps are done on reduced density matrices.</summary>
public sealed class HeadReductionTests
{
    private static readonly GateIr[] Shared =
    [
        .. Enumerable.Range(0, 4).Select(q => Gate(GateKind.RY, Input(0), q)), .. Enumerable.Range(0, 4).Select(q => Gate(GateKind.CX, q, (q + 1) % 4)),
    ];

    [Fact]
    public void Blocks_on_registers_of_their_own_leave_the_state_alone()
    {
        var shape = Plan(Shared, (Block(0, 1), [Z(0), Z(1)]), (Block(2, 3), [Z(2)]));
        shape.Passes.ShouldBe([new PlanPass(PassKind.Product, 4)]);
        shape.Registers.Select(r => (r.Qubits, r.Measurements)).ShouldBe([(2, 2), (2, 1)]);
        shape.Registers.Sum(r => r.Steps).ShouldBe(shape.Steps.Count - 4);
        shape.StateMeasurements.ShouldBe(0);
    }

    [Fact]
    public void A_block_of_two_rotations_on_two_qubits_stays_on_the_state() =>
        Plan(Shared, (Block(0, 1), [Z(0), Z(1)]), ([Gate(GateKind.RY, Weight(0), 2), Gate(GateKind.RY, Weight(1), 3), Gate(GateKind.CX, 2, 3)], [Z(2), Z(3)]))
            .Registers.ShouldHaveSingleItem().Measurements.ShouldBe(2);

    [Fact]
    public void A_block_on_three_qubits_stays_on_the_state() =>
        Plan(Shared, ([.. Block(0, 1), .. Block(1, 2)], [Z(0), Z(1), Z(2)])).Registers.ShouldBeEmpty();

    [Fact]
    public void A_state_that_is_hardly_larger_than_the_register_is_as_good() => Plan(3, [], (Block(0, 1), [Z(0), Z(1)])).Registers.ShouldBeEmpty();

    [Fact]
    public void Steps_that_two_heads_see_stay_before_both()
    {
        GateIr[] shared = [.. Shared, Gate(GateKind.RXX, Weight(0), 1, 2)];
        var shape = Plan(shared, (Block(0, 1), [Z(0), Z(1)]), (Block(2, 3), [Z(2), Z(3)]));
        shape.Registers.Count.ShouldBe(2);
        shape.Passes.ShouldBe([new PlanPass(PassKind.Product, 4), new PlanPass(PassKind.Rotations, 1)]);
    }

    [Fact]
    public void The_last_layer_of_the_shared_stage_goes_with_the_heads() =>
        Plan([.. Shared, .. Enumerable.Range(0, 4).Select(q => Gate(GateKind.RX, Input(1), q))], (Block(0, 1), [Z(0), Z(1)]), (Block(2, 3), [Z(2), Z(3)]))
            .Passes.ShouldBe([new PlanPass(PassKind.Product, 4)]);

    [Fact]
    public void Signs_and_phases_of_a_block_become_rotations()
    {
        GateIr[] block = [.. Block(0, 1), Gate(GateKind.CZ, 0, 1), Gate(GateKind.CP, Weight(2), 0, 1), .. Block(0, 1)];
        var shape = Plan(Shared, (block, [Z(0), Z(1)]));
        shape.Registers.ShouldHaveSingleItem();
        shape.Steps.ShouldAllBe(s => s is RotationStep);
    }

    /// <summary>Two layers of RY on two qubits, with a CX between.</summary>
    private static GateIr[] Block(int first, int second) =>
    [
        Gate(GateKind.RY, Weight(0), first), Gate(GateKind.RY, Weight(1), second), Gate(GateKind.CX, first, second),
        Gate(GateKind.RY, Weight(1), first), Gate(GateKind.RY, Weight(2), second),
    ];

    private static CircuitShape Plan(GateIr[] encoding, params (GateIr[] Gates, PauliString[] Observables)[] heads) => Plan(4, encoding, heads);

    private static CircuitShape Plan(int qubits, GateIr[] encoding, params (GateIr[] Gates, PauliString[] Observables)[] heads)
    {
        var model = RandomModels.Build(qubits, encoding, heads.Select(h => (h.Gates.ToArray<OperationIr>(), h.Observables)));
        var circuit = new CircuitIr(
            Enumerable.Range(0, qubits).ToEquatableArray(),
            Enumerable.Range(0, heads.Length).ToEquatableArray(),
            encoding.Concat(heads.SelectMany(h => h.Gates)).ToEquatableArray<OperationIr>(),
            model.Heads.SelectMany(h => h.Measurements).ToEquatableArray());
        return Planner.Plan(model, [circuit]).Shapes[0];
    }
}
