using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Slicing;

/// <summary>Why heads share a circuit, or do not.</summary>
public sealed class SlicingChoicesTests
{
    [Fact]
    public void Heads_on_the_same_qubits_share_a_circuit()
    {
        // Both heads need the entangled pair: 3 gates before, and one of their own.
        GateIr[] pair = [Gate(GateKind.RY, Input(0), 0), Gate(GateKind.RY, Input(1), 1), Gate(GateKind.CZ, 0, 1)];
        var choices = SlicingChoices.Of(RandomModels.Build(2, pair, [([Gate(GateKind.RX, Weight(0), 0)], [Z(0)]), ([Gate(GateKind.RX, Weight(1), 1)], [Z(1)])]));

        var circuit = choices.Circuits.ShouldHaveSingleItem();
        circuit.Heads.ShouldBe([0, 1]);
        circuit.Size.ShouldBe(new SimulationSize(2, 5, false));
        circuit.Size.Cost.ShouldBe(4 * 6);
        circuit.SeparateCost.ShouldBe(2 * 4 * 5);
        circuit.Nearest.ShouldBeNull();
        choices.Joint.ShouldBe(circuit.Size);
        (choices.Cost, choices.SeparateCost).ShouldBe((24, 40));
    }

    [Fact]
    public void Circuits_that_would_cost_more_as_one_stay_apart()
    {
        // A gate on each of two qubits, 4 · 3 twice, and on all three, 8 · 4.
        var choices = Measure(3, [Product(0, 2)], [Product(1, 2)]);

        choices.Circuits[0].Nearest.ShouldBe(new Neighbor(1, SharingObstacle.Cost, new SimulationSize(3, 3, false), 12 + 12));
        choices.Circuits[1].Nearest!.Circuit.ShouldBe(0);
        choices.Joint!.Value.Cost.ShouldBe(32);
    }

    [Fact]
    public void A_joint_circuit_may_be_too_large_to_simulate()
    {
        var choices = Measure(39, [Product(0, 20)], [Product(19, 20)]);

        var nearest = choices.Circuits[0].Nearest!;
        (nearest.Circuit, nearest.Obstacle, nearest.Joint.Qubits, nearest.Joint.MaximumQubits).ShouldBe((1, SharingObstacle.TooLarge, 39, 26));
        choices.Joint!.Value.IsTooLarge.ShouldBeTrue();
    }

    [Fact]
    public void Heads_that_act_on_the_same_qubit_cannot_share_a_circuit()
    {
        var choices = SlicingChoices.Of(RandomModels.Build(1, [], [([Gate(GateKind.RX, Weight(0), 0)], [Z(0)]), ([Gate(GateKind.RX, Weight(1), 0)], [Z(0)])]));

        choices.Circuits.ShouldAllBe(c => c.Nearest!.Obstacle == SharingObstacle.Disturbance);
        choices.Joint.ShouldBeNull();
    }

    [Fact]
    public void Without_a_qubit_in_common_there_is_nothing_to_share() =>
        Measure(2, [Z(0)], [Z(1)]).Circuits.ShouldAllBe(c => c.Nearest!.Obstacle == SharingObstacle.NoCommonQubit);

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 200, Replay = "(5,7)")]
    public void No_two_of_the_circuits_would_be_cheaper_as_one(ModelCase sample)
    {
        var choices = SlicingChoices.Of(sample.Model);

        choices.Cost.ShouldBeLessThanOrEqualTo(choices.SeparateCost);
        foreach (var nearest in choices.Circuits.Select(c => c.Nearest).OfType<Neighbor>().Where(n => n.Obstacle == SharingObstacle.Cost))
            nearest.Joint.Cost.ShouldBeGreaterThanOrEqualTo(nearest.Cost);
    }

    private static PauliString Product(int first, int count) => Observable([.. Enumerable.Range(first, count).Select(q => (Pauli.Z, q))]);

    /// <summary>Heads without gates, each of which measures the qubits given, of a register that is turned.</summary>
    private static SlicingChoices Measure(int qubits, params PauliString[][] heads) =>
        SlicingChoices.Of(RandomModels.Build(
            qubits,
            Enumerable.Range(0, qubits).Select(q => Gate(GateKind.RY, Input(0), q)),
            [.. heads.Select(observables => (Array.Empty<OperationIr>(), observables))]));
}
