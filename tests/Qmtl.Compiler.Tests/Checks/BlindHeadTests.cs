using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class BlindHeadTests
{
    [Theory]
    [InlineData("weight w; ry(w) q[1]; logits z(q[1]);")]
    [InlineData("weight w; ry(w) q[1]; logits linear(z(q[1..3]));")]
    [InlineData("logits linear(x(q[2]));")]
    [InlineData("weight w; logits w;")]
    [InlineData("weight w; ry(w) q[1]; rz(x) q[1]; logits z(q[1]);")]
    [InlineData("weight w; ry(w) q[1]; cz q[0], q[1]; logits z(q[1]);")]
    public void A_head_that_no_input_reaches_is_reported(string head) => Analyzed.Warnings(WithHead(head)).ShouldBe(
        ["QMTL3002 head 'h' gives every sample the same answer, since no input reaches its logits: let an angle in its light cone, or its logits, depend on an input"]);

    [Theory]
    [InlineData("logits 1;")]
    [InlineData("logits 4 * z(q[1]);")]
    [InlineData("logits z(q[0]) * z(q[0]);")]
    [InlineData("logits z(q[0]) - z(q[0]) + 0.5;")]
    [InlineData("logits 0 * z(q[0]);")]
    public void A_head_that_nothing_reaches_is_reported(string head) => Analyzed.Warnings(WithHead(head)).ShouldBe(
        ["QMTL3003 head 'h' always answers the same, since no input and no weight reaches its logits: "
            + "measure qubits that they act on, for example with 'logits 4 * z(q[0]);'"]);

    [Theory]
    [InlineData("logits z(q[0]);")]
    [InlineData("logits x;")]
    [InlineData("logits linear(shared);")]
    [InlineData("cx q[0], q[1]; logits z(q[1]);")]
    [InlineData("ry(shared[0]) q[1]; logits z(q[1]);")]
    [InlineData("let y = 2 * x; ry(y) q[1]; logits z(q[1]);")]
    public void A_head_that_an_input_reaches_is_fine(string head) => Analyzed.Warnings(WithHead(head)).ShouldBeEmpty();

    [Fact]
    public void Of_a_family_the_heads_are_counted_once() => Analyzed.Warnings("""
        model F(n) {
            input x[n];
            qubit[n] q;
            encode { for i in 0..n - 1 { ry(x[i]) q[i]; } }
            head all[_ in 0..n] : binary { weight w; ry(w) q[n - 1]; logits z(q[n - 1]); }
            head some[t in 0..n] : binary { weight w; ry(t * x[0] + w) q[n - 1]; logits z(q[n - 1]); }
            head two[t in 0..n] : binary { weight w; ry(w) q[t]; logits z(q[t]); }
        }
        model F4 = F(4);
        """).ShouldBe(
        [
            "QMTL3002 every head of 'all' gives every sample the same answer, since no input reaches its logits: "
                + "let an angle in its light cone, or its logits, depend on an input",
            "QMTL3002 head 'two[3]' of 'F4' gives every sample the same answer, since no input reaches its logits: "
                + "let an angle in its light cone, or its logits, depend on an input",
        ]);

    [Theory]
    [InlineData("model M { qubit[2] q; encode { h q[0]; cx q[0], q[1]; } head h : binary { logits z(q[0]) * z(q[1]); } }")]
    [InlineData("model M { qubit q; head h : binary { weight w; ry(w) q; logits z(q); } }")]
    public void A_model_without_inputs_has_none_to_ignore(string text) => Analyzed.Warnings(text).ShouldBeEmpty();

    [Fact]
    public void A_head_that_does_not_even_measure_is_reported_in_any_model() =>
        Analyzed.Warnings("model M { qubit q; encode { h q; } head h : binary { logits 1; } }").ShouldHaveSingleItem().ShouldStartWith("QMTL3003");

    private static string WithHead(string head) =>
        "model M { input x; let shared = dense(x, 1); qubit[3] q; encode { ry(x + shared[0]) q[0]; } "
            + $"head other : binary {{ logits linear(shared) + z(q[0]); }} head h : binary {{ {head} }} }}";
}
