using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Slicing;

/// <summary>Models of many heads, each on k qubits of its own after a shared stage.</summary>
public sealed class FamilyTests
{
    [Theory]
    [InlineData(32, 4)]
    [InlineData(256, 4)]
    public void A_brick_of_entanglers_gives_every_head_a_small_circuit_and_few_shapes(int tasks, int k)
    {
        var model = Family(tasks, k, Brick(tasks * k));
        var slices = Slicer.Slice(Pipeline.Run(model));
        slices.Oversized.ShouldBeEmpty();
        slices.Slices.Count.ShouldBe(tasks);
        slices.Circuits.ShouldAllBe(c => c.Qubits <= k + 4);

        // The first and the last head have neighbors on one side only.
        var plan = Planner.Plan(model, slices.Circuits);
        plan.Shapes.Count.ShouldBe(3);
        plan.Circuits.Count.ShouldBe(tasks);
    }

    [Fact]
    public void Heads_that_need_all_qubits_share_one_circuit()
    {
        var slices = Slicer.Slice(Family(4, 2, All(8)));
        var slice = slices.Slices.ShouldHaveSingleItem();
        slice.Circuit.Heads.ShouldBe([0, 1, 2, 3]);
        slice.Cost.ShouldBeLessThan(slice.SeparateCost);
    }

    [Fact]
    public void A_light_cone_that_cannot_be_simulated_is_set_apart_with_its_head()
    {
        var model = Family(9, 4, Chain(36));
        var slices = Slicer.Slice(model);
        slices.Oversized.ShouldContain(new OversizedCone(8, Z(35), 36, 26));
        slices.Circuits.SelectMany(c => c.Heads).ShouldNotContain(8);
    }

    [Fact]
    public void A_head_whose_light_cone_is_too_large_is_simulated_expectation_by_expectation()
    {
        var gates = Enumerable.Range(0, 40).Select(q => Gate(GateKind.RX, Weight(0), q)).ToArray<OperationIr>();
        var model = RandomModels.Build(40, Brick(40).Take(20), [(gates, [.. Enumerable.Range(0, 40).Select(Z)])]);
        var slices = Slicer.Slice(model);
        slices.Oversized.ShouldBeEmpty();
        slices.Circuits.Select(c => c.Wires.ToArray()).ShouldBe(Enumerable.Range(0, 20).Select(i => new[] { 2 * i, (2 * i) + 1 }));
        slices.Circuits.ShouldAllBe(c => c.Gates.Count == 3 && c.Measurements.Count == 2);
    }

    [Fact]
    public void Models_without_qubits_need_no_circuit()
    {
        var model = RandomModels.Build(0, [], [([], [])]);
        Slicer.Slice(model).Slices.ShouldBeEmpty();
        Planner.Plan(model, []).Circuits.ShouldBeEmpty();
    }

    private static IEnumerable<GateIr> Brick(int qubits) =>
        from start in new[] { 0, 1 }
        from q in Enumerable.Range(0, qubits)
        where q % 2 == start && q + 1 < qubits
        select Gate(GateKind.CZ, q, q + 1);

    private static IEnumerable<GateIr> Chain(int qubits) => Enumerable.Range(0, qubits - 1).Select(q => Gate(GateKind.CX, q, q + 1));

    private static IEnumerable<GateIr> All(int qubits) =>
        from a in Enumerable.Range(0, qubits)
        from b in Enumerable.Range(a + 1, qubits - a - 1)
        select Gate(GateKind.CZ, a, b);

    /// <summary>RY of an input on every qubit, the entanglers, and two hardware-efficient layers per head.</summary>
    private static ModelIr Family(int tasks, int k, IEnumerable<GateIr> entanglers)
    {
        var weights = 0;
        return RandomModels.Build(
            tasks * k,
            Enumerable.Range(0, tasks * k).Select(q => Gate(GateKind.RY, Input(q), q)).Concat(entanglers),
            [.. Enumerable.Range(0, tasks).Select(t => (Block(t * k).ToArray(), new[] { Z((t * k) + k - 1) }))],
            inputs: tasks * k,
            weights: tasks * k * 4);

        IEnumerable<GateIr> Block(int first)
        {
            for (var layer = 0; layer < 2; layer++)
            {
                for (var q = first; q < first + k; q++)
                {
                    yield return Gate(GateKind.RY, Weight(weights++), q);
                    yield return Gate(GateKind.RZ, Weight(weights++), q);
                }

                foreach (var gate in Chain(k)) yield return gate with { Qubits = gate.Qubits.Select(q => q + first).ToEquatableArray() };
            }
        }
    }
}
