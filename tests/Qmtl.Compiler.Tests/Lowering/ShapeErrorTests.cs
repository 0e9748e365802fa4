using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class ShapeErrorTests
{
    private const string Head = "head h : binary { logits z(q[0]); }";

    [Fact]
    public void An_index_beyond_a_register_names_its_size() =>
        Analyzed.Reports(
            "QMTL2001",
            "q[8] is out of range: q has 8 qubits, 0 to 7",
            "model M { qubit[8] q; encode { for i in 0..9 { h «q[i]»; } } " + Head + " }");

    [Fact]
    public void An_index_beyond_a_tensor_names_the_dimension() =>
        Analyzed.Reports(
            "QMTL2001",
            "theta[:, 4] is out of range: dimension 1 of theta has 4 elements, 0 to 3",
            "model M { qubit[8] q; encode { weight theta[2, 4]; ry(«theta[1, 4]») q[0]; } " + Head + " }");

    [Fact]
    public void An_error_in_a_block_names_the_application_and_is_told_once() =>
        Analyzed.Reports(
            "QMTL2001",
            "x[2] is out of range: x has 2 elements, 0 to 1 (in 'E', applied on line 2)",
            """
            encoder E(x) on q { for i in 0..size(q) { ry(«x[i]») q[i]; } }
            model M { input x[2]; qubit[8] q; encode { E(x) on q; E(x) on q; } head h : binary { logits z(q[0]); } }
            """);

    [Fact]
    public void An_error_in_a_template_names_the_instance() =>
        Analyzed.Reports(
            "QMTL2020",
            "head 'h' has 1 logit, but this gives 3: measure one observable (in 'F3' on line 2)",
            """
            model F(n) { qubit[n] q; head h : binary { logits «z(q)»; } }
            model F3 = F(3); model F1 = F(1);
            """);

    [Fact]
    public void A_real_number_with_an_integral_value_is_no_index() =>
        Analyzed.Reports(
            "QMTL2005",
            "an index of 'q' must be an integer, but this is the real number 2: compute it from integers",
            "model M { qubit[8] q; encode { h q[«0.5 * 4»]; } " + Head + " }");

    [Fact]
    public void A_product_of_vectors_of_observables_needs_equal_lengths() =>
        Analyzed.Reports(
            "QMTL2011",
            "'*' needs equal shapes or a single number, but the left side is a vector of 2 and the right side a vector of 3: take a slice of the longer one",
            "model M { qubit[5] q; head h : classes(2) { logits «z(q[0..2]) * z(q[2..5])»; } }");

    [Fact]
    public void A_family_over_an_empty_range_leaves_a_model_without_heads() =>
        Analyzed.Reports(
            "QMTL2024",
            "model 'F' has no heads, so it answers nothing: add one, for example 'head odd : binary { logits 4 * z(q[0]); }' (in 'F0' on line 1)",
            "model «F»(n) { qubit q; head t[i in 0..n] : binary { logits z(q); } } model F0 = F(0);");

    [Fact]
    public void A_broadcast_that_meets_its_own_single_qubit_is_refused() =>
        Analyzed.Reports(
            "QMTL2015",
            "'cx' acts on different qubits, but q[0] is given twice: choose another one",
            "model M { qubit[3] q; encode { «cx q[0], q;» } " + Head + " }");

    [Theory]
    [InlineData("const c = «1e308 * 10» * 0;")]
    [InlineData("const c = 0 * («1e308 + 1e308»);")]
    [InlineData("const c = 1 - «exp(1000)»;")]
    [InlineData("const c = «1 / 1e-320»;")]
    [InlineData("model M { qubit q; head h : regression { logits «1e308 * z(q) * 10»; } }")]
    [InlineData("model M { qubit q; head h : regression { logits «1e308 * z(q) + 1e308 * z(q)»; } }")]
    [InlineData("model M { qubit[2] q; head h : regression { logits linear(«z(q) / 1e-320»); } }")]
    [InlineData("model M { qubit q; head h : regression { logits z(q) + 1e308 - «1e308 * (z(q) - 1e10)»; } }")]
    public void A_number_that_cannot_be_represented_is_an_error_where_it_arises(string marked) =>
        Analyzed.Reports("QMTL2026", "this number is too large to be represented: use smaller numbers", marked);

    [Theory]
    [InlineData("const c = 0 * 1e308 * 10;")]
    [InlineData("const c = sigmoid(-1000) + tanh(1e308) + relu(-1e308);")]
    [InlineData("model M { input x; weight w; qubit q; encode { rx(1e308 * w) q; rx(1e308 * w) q; ry(1e308 * (10 * x)) q; } head h : regression { logits z(q); } }")]
    public void Large_numbers_that_can_be_represented_are_none(string text) => Analyzed.Text(text).HasErrors.ShouldBeFalse();

    [Fact]
    public void A_range_of_weights_has_a_finite_width() => Analyzed.Reports(
        "QMTL2027",
        "'uniform(low, high)' needs a range that can be represented, but high - low is too large: use smaller numbers",
        "model M { weight w in «uniform(-1e308, 1e308)»; head h : regression { logits w; } }");

    [Fact]
    public void Both_sides_of_an_operator_tell_their_errors() =>
        Analyzed.Text("model M { input x[2]; qubit[3] q; encode { ry(x[2] + x[3]) q[0]; } " + Head + " }").Diagnostics.Count.ShouldBe(2);
}
