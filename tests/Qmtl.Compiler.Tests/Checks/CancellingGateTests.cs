using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class CancellingGateTests
{
    [Theory]
    [InlineData("x q[0];", "x q[0];", "x", "x")]
    [InlineData("h q;", "h q;", "h", "h")]
    [InlineData("s q[0];", "sdg q[0];", "s", "sdg")]
    [InlineData("cx q[0], q[1];", "cx q[0], q[1];", "cx", "cx")]
    [InlineData("cz q[0], q[1];", "cz q[1], q[0];", "cz", "cz")]
    [InlineData("ccx q[0], q[1], q[2];", "ccx q[1], q[0], q[2];", "ccx", "ccx")]
    [InlineData("rx(v) q[0];", "rx(-v) q[0];", "rx", "rx")]
    [InlineData("rzz(0.5 * v) q[0], q[1];", "rzz(-v / 2) q[0], q[1];", "rzz", "rzz")]
    [InlineData("u(v, 1, 2) q[0];", "u(-v, -2, -1) q[0];", "u", "u")]
    [InlineData("entangle linear cx q[0..2];", "cx q[0], q[1];", "cx", "cx")]
    public void A_gate_and_its_inverse_are_reported_with_both_lines(string first, string second, string firstName, string name) => Analyzed.Reports(
        "QMTL5001",
        $"'{name}' on line 3 undoes '{firstName}' on line 2, so that the two do nothing: remove both, or put between them what is missing",
        $"model M {{ input v; qubit[3] q; encode {{ ry(v) q;\n{first}\n«{second}»\nsx q; ry(v) q; }} head h : classes(3) {{ logits z(q); }} }}");

    [Theory]
    [InlineData("cx q[0], q[1]; cx q[1], q[0];")]
    [InlineData("x q[0]; ry(v) q[0]; x q[0];")]
    [InlineData("cx q[0], q[1]; rx(v) q[1]; cx q[0], q[1];")]
    [InlineData("rx(v) q[0]; rx(v) q[0];")]
    [InlineData("rz(pi) q[0]; rz(pi) q[0];")]
    [InlineData("rz(0) q[0]; rz(0) q[0];")]
    [InlineData("s q[0]; s q[0]; z q[0];")]
    [InlineData("entangle linear cx q; entangle linear cx q;")]
    public void Gates_that_do_something_or_cancel_by_their_numbers_are_not_reported(string gates) =>
        Analyzed.Warnings($"model M {{ input v; qubit[3] q; encode {{ ry(v) q; {gates} sx q; ry(v) q; }} head h : classes(3) {{ logits z(q); }} }}").ShouldBeEmpty();

    [Fact]
    public void Nested_pairs_are_reported_from_the_inside() =>
        Analyzed.Warnings(OnTwoQubits("h q[0]; x q[0]; x q[0]; h q[0];")).Select(w => w[9..w.IndexOf(" on", StringComparison.Ordinal)]).ShouldBe(["'x'", "'h'"]);

    [Theory]
    [InlineData("entangle ring cz q;")]
    [InlineData("for _ in 0..2 { cx q[0], q[1]; }")]
    public void A_statement_can_undo_itself(string statement) =>
        Analyzed.Warnings(OnTwoQubits(statement)).ShouldHaveSingleItem().ShouldEndWith(
            "on line 1 meets itself on the same qubits, and the two do nothing: remove it, or put between them what is missing");

    [Fact]
    public void A_block_that_cancels_in_some_places_only_is_needed_in_the_others() => Analyzed.Warnings("""
        ansatz Ring on q { entangle ring cz q; }
        model M { input v; qubit[5] q; encode { ry(v) q; Ring on q[0..2]; Ring on q[2..5]; sx q; } head h : classes(5) { logits z(q); } }
        """).ShouldBeEmpty();

    [Fact]
    public void A_family_is_judged_by_all_its_instances() => Analyzed.Warnings("""
        model F(n) { input v; qubit[n] q; encode { ry(v) q; entangle ring cz q; h q; } head h : regression { logits z(q[0]); } }
        model F2 = F(2); model F3 = F(3);
        """).ShouldBeEmpty();

    private static string OnTwoQubits(string gates) =>
        $"model M {{ input v; qubit[2] q; encode {{ ry(v) q; {gates} sx q; ry(v) q; }} head h : classes(2) {{ logits z(q); }} }}";
}
