using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class InverseTests
{
    public static TheoryData<string> GateNames => [.. GateTable.All.Concat(GateTable.Native).Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(GateNames))]
    public void The_inverse_of_a_gate_undoes_it_on_a_random_state(string name)
    {
        var info = GateTable.All.Concat(GateTable.Native).Single(g => g.Name == name);
        var random = new Random(5);
        var angles = Enumerable.Range(0, info.Angles).Select(_ => Gates.Number(6 * random.NextDouble())).ToEquatableArray();
        var gate = new GateIr(info.Kind, Enumerable.Range(0, info.Qubits).ToEquatableArray(), angles, default);
        GateIr[] before = [.. Enumerable.Range(0, 3).SelectMany(q => new[] { U(q), Gates.Gate(GateKind.CX, q, (q + 1) % 3) })];
        var state = DenseState.Run(3, before, [], []);
        state.Overlap(DenseState.Run(3, [.. before, gate, GateInverse.Of(gate)], [], [])).Magnitude.ShouldBe(1, 1e-12);

        GateIr U(int qubit) => new(GateKind.U, EquatableArray.Of(qubit), Enumerable.Range(0, 3).Select(_ => Gates.Number(6 * random.NextDouble())).ToEquatableArray(), default);
    }

    [Property(MaxTest = 50, Replay = "7,11")]
    public Property The_inverse_of_a_circuit_undoes_it() => Prop.ForAll(RandomCircuits.Gates(4, 20).ToArbitrary(), gates =>
    {
        var inverse = gates.ToList();
        GateInverse.Invert(inverse, 0).ShouldBeNull();
        var numbers = new[] { 0.3, -1.2, 2.1 };
        DenseState.Run(4, [.. gates, .. inverse], numbers, numbers).Overlap(DenseState.Zero(4)).Magnitude.ShouldBe(1, 1e-10);
    });

    [Fact]
    public void The_inverse_of_a_block_takes_its_gates_from_the_last_to_the_first()
    {
        Analyzed.Model("""
            ansatz Block(a) on q { s q[0]; u(a, 1, 2) q[1]; cx q[0], q[1]; if a > 1 { inverse Tail(a) on q; } }
            ansatz Tail(a) on q { t q[0]; rzz(a) q[0], q[1]; }
            model Test { qubit[2] q; encode { h q[0]; inverse Block(1.5) on q; h q[1]; } head a : binary { logits z(q[0]); } }
            """).Encoding.Cast<GateIr>().Select(gate => gate.Kind).ShouldBe(
            [GateKind.H, GateKind.T, GateKind.RZZ, GateKind.CX, GateKind.U, GateKind.Sdg, GateKind.H]);
    }
}
