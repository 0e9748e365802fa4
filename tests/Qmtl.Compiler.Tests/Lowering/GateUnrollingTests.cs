using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class GateUnrollingTests
{
    [Theory]
    [InlineData("linear", "01 12 23")]
    [InlineData("ring", "01 12 23 30")]
    [InlineData("brick", "01 23 12")]
    [InlineData("all", "01 02 03 12 13 23")]
    public void A_pattern_entangles_pairs_in_its_order(string pattern, string pairs) =>
        Pairs(4, pattern).ShouldBe(pairs);

    [Theory]
    [InlineData("linear", 1, "")]
    [InlineData("ring", 1, "")]
    [InlineData("brick", 1, "")]
    [InlineData("all", 1, "")]
    [InlineData("ring", 2, "01 10")]
    [InlineData("brick", 5, "01 23 12 34")]
    public void A_pattern_fits_registers_of_every_size(string pattern, int size, string pairs) =>
        Pairs(size, pattern).ShouldBe(pairs);

    [Fact]
    public void A_gate_on_a_register_is_applied_to_each_qubit() =>
        Analyzed.Gates("h q; rx(0.5) q[1..3];").ShouldBe(["h q[0]", "h q[1]", "h q[2]", "h q[3]", "rx(0.5) q[1]", "rx(0.5) q[2]"]);

    [Fact]
    public void A_gate_on_registers_of_equal_size_is_applied_in_step() =>
        Analyzed.Gates("cx a, b;", "qubit[2] a; qubit[2] b;").ShouldBe(["cx a[0], b[0]", "cx a[1], b[1]"]);

    [Fact]
    public void A_single_qubit_pairs_with_each_qubit_of_a_register() =>
        Analyzed.Gates("cx c, a; ccx a, c, b[0];", "qubit[2] a; qubit[1] b; qubit c;")
            .ShouldBe(["cx c[0], a[0]", "cx c[0], a[1]", "ccx a[0], c[0], b[0]", "ccx a[1], c[0], b[0]"]);

    [Fact]
    public void A_loop_over_an_empty_range_does_nothing() =>
        Analyzed.Gates("for i in 2..2 { h q; } x q[0];").ShouldBe(["x q[0]"]);

    [Fact]
    public void A_block_counts_the_qubits_it_is_given_from_0()
    {
        var text = "ansatz Inner on r { x r[0]; } ansatz Outer on r { Inner on r[1..3]; Inner on r[0]; }"
            + " model M { qubit[4] q; encode { Outer on q[1..4]; } head h : binary { logits z(q[0]); } }";
        Analyzed.Model(text).Encoding.Select(g => g.Qubits[0]).ShouldBe([2, 1]);
    }

    private static string Pairs(int size, string pattern) =>
        string.Join(" ", Analyzed.Circuit($"qubit[{size}] q;", $"entangle {pattern} cz q;").Encoding.Select(g => $"{g.Qubits[0]}{g.Qubits[1]}"));
}
