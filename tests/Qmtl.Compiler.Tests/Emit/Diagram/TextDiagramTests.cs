using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Emit.Diagram;

public sealed class TextDiagramTests
{
    [Fact]
    public void The_shared_stage_the_blocks_and_the_observables_stand_side_by_side() =>
        Drawn.Text(CircuitModels.Digits()).ShouldBe(
            """
            Digits: 4 qubits, 3 heads

                   encode                     odd, large
            q[0]: ─RY(π·shared[0])────●───────┆──RY(theta[0,0,0])──RZ(theta[0,0,1])──●──┤  ⟨Z⟩ odd
                                      │                                              │
            q[1]: ─RY(π·shared[1])────●────●──┆──────────────────────────────────────⊕──┤
                                           │
            q[2]: ────────●────────────────●──┆────RY(theta[0])───────────●─────────────┤  ⟨Z⟩ large
                          │                                               │
            q[3]: ────────●─────────RX(w)─────┆───────────────────────────⊕─────────────┤

                   as above
            q[0]: ─[encode]──┤  ╭⟨Z⊗Z⟩ ink
            q[1]: ─[encode]──┤  ╰⟨Z⊗Z⟩
            q[2]: ─[encode]──┤
            q[3]: ─[encode]──┤

            """);

    [Fact]
    public void A_long_circuit_continues_below() =>
        Drawn.Text(CircuitModels.Digits(), width: 60).ShouldBe(
            """
            Digits: 4 qubits, 3 heads

                   encode                     odd, large
            q[0]: ─RY(π·shared[0])────●───────┆──RY(theta[0,0,0])─···
                                      │
            q[1]: ─RY(π·shared[1])────●────●──┆───────────────────···
                                           │
            q[2]: ────────●────────────────●──┆────RY(theta[0])───···
                          │
            q[3]: ────────●─────────RX(w)─────┆───────────────────···

                      odd, large
            q[0]: ···─RZ(theta[0,0,1])──●──┤  ⟨Z⟩ odd
                                        │
            q[1]: ···───────────────────⊕──┤
            q[2]: ···────────●─────────────┤  ⟨Z⟩ large
                             │
            q[3]: ···────────⊕─────────────┤

                   as above
            q[0]: ─[encode]──┤  ╭⟨Z⊗Z⟩ ink
            q[1]: ─[encode]──┤  ╰⟨Z⊗Z⟩
            q[2]: ─[encode]──┤
            q[3]: ─[encode]──┤

            """);

    [Fact]
    public void Every_gate_has_its_symbols()
    {
        var gates = GateTable.All.Select(g => CircuitModels.Gate(
            g.Kind, new[] { 2, 0, 3 }[..g.Qubits], [.. Enumerable.Range(1, g.Angles).Select(k => CircuitModels.C(k / 3.0))]));

        Drawn.Text(CircuitModels.Model("Gates", [.. gates], [CircuitModels.Head("a", [], ["X0 Z1 Y3", "Z1", "Z2"], 0)], 4)).ShouldBe(
            """
            Gates: 4 qubits, 1 head

                   encode
            q[0]: ────────────────────────────────────────────────────────────────────────────────────────────────────⊕──Y──●─···
                                                                                                                      │  │  │
            q[1]: ────────────────────────────────────────────────────────────────────────────────────────────────────┼──┼──┼─···
                                                                                                                      │  │  │
            q[2]: ─X──Y──Z──H──S──S†──T──T†──√X──RX(0.3333)──RY(0.3333)──RZ(0.3333)──P(0.3333)──U(0.3333, 0.6667, 1)──●──●──●─···
            q[3]: ────────────────────────────────────────────────────────────────────────────────────────────────────────────···

                      encode
            q[0]: ···─x──RX(0.3333)──RY(0.3333)──RZ(0.3333)──P(0.3333)──●──────RXX──────────RYY──────────RZZ──────┤        ···
                      │      │           │           │           │      │       │            │            │
            q[1]: ···─┼──────┼───────────┼───────────┼───────────┼──────┼───────┼────────────┼────────────┼───────┤  ⟨Z⟩ a ···
                      │      │           │           │           │      │       │            │            │
            q[2]: ···─x──────●───────────●───────────●───────────●──────●──RXX(0.3333)──RYY(0.3333)──RZZ(0.3333)──┤  ⟨Z⟩ a ···
                                                                        │
            q[3]: ···───────────────────────────────────────────────────⊕─────────────────────────────────────────┤        ···

            q[0]: ··· ╭⟨X⊗Z⊗Y⟩ a
            q[1]: ··· ├⟨X⊗Z⊗Y⟩
            q[2]: ··· │
            q[3]: ··· ╰⟨X⊗Z⊗Y⟩

            """);
    }

    [Fact]
    public void A_model_without_qubits_says_so() =>
        Drawn.Text(CircuitModels.Classical()).ShouldBe("Classical has no circuit: all its heads are classical.\n");

    [Fact]
    public void Heads_without_a_circuit_are_listed() =>
        Drawn.Text(CircuitModels.Model("Mixed", [], [CircuitModels.Head("a", [], [], 0), CircuitModels.Head("b", [], ["Z0"], 0)], 1)).ShouldBe(
            """
            Mixed: 1 qubit, 2 heads

            q[0]: ─┤  ⟨Z⟩ b

            Without a circuit: a

            """);

    [Fact]
    public void Heads_that_take_the_same_expectations_are_named_together()
    {
        GateIr[] encoding = [CircuitModels.Gate(GateKind.RY, [0], CircuitModels.V(0)), CircuitModels.Gate(GateKind.CX, [0, 1])];
        var heads = new[] { "odd", "large" }.Select(name => CircuitModels.Head(name, [], ["Z0", "Z1"], 0));

        Drawn.Text(CircuitModels.Model("Hybrid", encoding, [.. heads], 2) with { Inputs = EquatableArray.Of(new InputIr("x", 0, 1)) }).ShouldBe(
            """
            Hybrid: 2 qubits, 2 heads

                   encode
            q[0]: ─RY(x)──●──┤  ⟨Z⟩ odd, large
                          │
            q[1]: ────────⊕──┤  ⟨Z⟩ odd, large

            """);
    }

    [Fact]
    public void A_shared_stage_without_heads_that_measure_it_is_drawn() =>
        Drawn.Text(CircuitModels.Model("Bare", [CircuitModels.Gate(GateKind.H, [0])], [], 1)).ShouldContain("q[0]: ─H──┤\n");

    [Fact]
    public void No_block_of_a_head_stands_between_the_wires_of_another()
    {
        var outer = CircuitModels.Head("outer", [CircuitModels.Gate(GateKind.X, [0]), CircuitModels.Gate(GateKind.Y, [2])], ["Z0"], 0);
        var inner = CircuitModels.Head("inner", [CircuitModels.Gate(GateKind.H, [1])], ["Z1"], 1);

        Drawn.Text(CircuitModels.Model("Nested", [], [outer, inner], 3)).ShouldBe(
            """
            Nested: 3 qubits, 2 heads

                   oute…
            q[0]: ─X─────┤  ⟨Z⟩ outer
            q[1]: ────H──┤  ⟨Z⟩ inner
            q[2]: ─Y─────┤

            """);
    }

    [Fact]
    public void Many_heads_are_counted_rather_than_named()
    {
        var heads = Enumerable.Range(0, 40).Select(t => CircuitModels.Head("task", [], ["Z0"], 0, t));

        Drawn.Text(CircuitModels.Model("Many", [], [.. heads], 1)).ShouldContain("⟨Z⟩ task[0], task[1], task[2] and 37 more\n");
    }

    [Theory]
    [InlineData(Math.PI / 2, "RX(π/2)")]
    [InlineData(-3 * Math.PI / 4, "RX(-3π/4)")]
    [InlineData(Math.PI, "RX(π)")]
    [InlineData(0.123456, "RX(0.1235)")]
    [InlineData(2, "RX(2)")]
    public void Constants_are_short(double angle, string text) => OneGate(CircuitModels.C(angle)).ShouldContain($"─{text}─");

    [Fact]
    public void Long_angles_are_cut()
    {
        var angle = CircuitModels.Times(CircuitModels.V(100), CircuitModels.Times(CircuitModels.V(200), CircuitModels.V(300)));

        OneGate(angle).ShouldContain("─RX(value[100]·(value[200]·valu…)─");
    }

    [Fact]
    public void Every_wire_of_a_strip_ends_in_the_same_column()
    {
        foreach (var text in Enumerable.Range(0, 40).Select(seed => Drawn.Text(new OpenQasm.RandomCircuits(seed).Model(), 80)))
        {
            // A strip that only continues the observables has no wires.
            foreach (var strip in text.Split("\n\n").Skip(1).Where(s => s.Contains('─', StringComparison.Ordinal)))
            {
                var wires = strip.Split('\n').Where(l => l.Contains("]: ", StringComparison.Ordinal)).ToArray();
                var ends = wires.Select(w => w.Contains('┤', StringComparison.Ordinal) ? w.IndexOf('┤', StringComparison.Ordinal) : w.Length);

                wires.Length.ShouldBeGreaterThan(2);
                ends.Distinct().Count().ShouldBe(1, strip);
                strip.Split('\n').ShouldAllBe(l => l.Length <= 80);
                strip.ShouldNotContain("┆─···");
            }
        }
    }

    [Fact]
    public void A_thousand_gates_fill_strips_of_the_width_asked_for()
    {
        var random = new OpenQasm.RandomCircuits(7);
        var kinds = GateTable.All.Select(g => g.Kind).Where(k => GateTable.Get(k).Angles == 0).ToArray();
        var gates = Enumerable.Range(0, 1000).Select(i => random.Gate(kinds[i % kinds.Length], [.. Enumerable.Range(0, 12)], 0));

        var text = Drawn.Text(CircuitModels.Model("Long", [.. gates], [CircuitModels.Head("a", [], ["Z0"], 0)], 12), 100);

        text.Split('\n').Max(l => l.Length).ShouldBeInRange(95, 100);
        text.Length.ShouldBeLessThan(200_000);
        text.Count(c => c == '⊕').ShouldBe(gates.Count(g => g.Kind is GateKind.CX or GateKind.CCX));
    }

    private static string OneGate(Scalar angle) => Drawn.Text(
        CircuitModels.Model("One", [CircuitModels.Gate(GateKind.RX, [0], angle)], [CircuitModels.Head("h", [], ["Z0"], 0)], 1));
}
