using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Binding;

public sealed class NameTests
{
    private const string Head = "head h : binary { logits z(q[0]); }";

    [Fact]
    public void A_block_that_is_never_applied_is_checked_as_well() =>
        Analyzed.Reports("QMTL1001", "'thata' is not declared: did you mean 'theta'?", "ansatz A on q { weight theta; ry(«thata») q[0]; }");

    [Fact]
    public void A_block_is_not_an_angle() =>
        Analyzed.Reports(
            "QMTL1003",
            "'A' is an ansatz, but a number is needed here: apply it in a statement of its own, 'A(…) on q;'",
            "ansatz A on q { h q; } ansatz B on q { ry(«A») q[0]; }");

    [Fact]
    public void A_block_is_not_applied_as_a_gate() =>
        Analyzed.Reports(
            "QMTL1003",
            "'A' is an ansatz, but a gate is needed here: apply it with 'on', 'A(…) on q;'",
            "ansatz A on q { h q; } ansatz B on q { «A» q[0]; }");

    [Fact]
    public void A_gate_is_not_applied_as_a_block() =>
        Analyzed.Reports(
            "QMTL1003",
            "'h' is a gate, but an ansatz or encoder is needed here: apply a gate without 'on', 'h q[0];'",
            "ansatz B on q { «h» on q; }");

    [Fact]
    public void A_number_is_not_a_register() =>
        Analyzed.Reports(
            "QMTL1003",
            "'x' is an input, but a register is needed here: use one declared with 'qubit[n] name;', or the register of the block",
            "model M { input x[2]; qubit[2] q; encode { h «x»; } " + Head + " }");

    [Fact]
    public void An_instance_is_not_a_template() =>
        Analyzed.Reports(
            "QMTL1003",
            "'F2' is an instance of another model, but a model in braces is needed here: use 'F'",
            "model F(n) { qubit[n] q; " + Head + " } model F2 = F(2); model F3 = «F2»(3);");

    [Fact]
    public void A_model_cannot_be_made_from_itself() =>
        Analyzed.Reports(
            "QMTL1003",
            "'F' is an instance of another model, but a model in braces is needed here: a model cannot be made from itself",
            "model F = «F»(3);");

    [Fact]
    public void A_block_cannot_see_the_names_of_the_model_that_applies_it() =>
        Analyzed.Reports(
            "QMTL1001",
            "'pixels' is not declared: declare it above as a const, let, weight or input",
            "encoder E on q { ry(«pixels»[0]) q[0]; } model M { input pixels[2]; qubit[2] q; encode { E on q; } " + Head + " }");

    [Fact]
    public void Declarations_of_a_file_come_in_any_order() =>
        Analyzed.Model("model M = T(n); model T(k) { qubit[k] q; encode { A on q; } " + Head + " } ansatz A on q { h q[n - 1]; } const n = 3;").Qubits.ShouldBe(3);

    [Fact]
    public void A_local_name_may_hide_a_constant_of_the_file() =>
        Analyzed.Model("const n = 3; model M { const n = 2; qubit[n] q; " + Head + " }").Qubits.ShouldBe(2);

    [Fact]
    public void Loops_beside_each_other_may_use_one_variable_but_not_within_each_other()
    {
        Analyzed.Gates("for i in 0..1 { h q[i]; } for i in 1..2 { h q[i]; }").ShouldBe(["h q[0]", "h q[1]"]);
        Analyzed.Reports(
            "QMTL1002",
            "'i' is already declared on line 1: rename one of the two",
            "ansatz A on q { for i in 0..2 { for «i» in 0..2 { h q[i]; } } }");
    }

    [Fact]
    public void Recursion_by_way_of_another_block_names_the_way()
    {
        var diagnostics = Analyzed.Text("ansatz A on q { B on q; } ansatz B on q { A on q; }").Diagnostics;
        diagnostics.Select(d => d.Message).ShouldBe(
        [
            "'A' applies itself (A → B → A): repeat with a 'for' loop instead",
            "'B' applies itself (B → A → B): repeat with a 'for' loop instead",
        ]);
    }

    [Fact]
    public void A_model_without_errors_is_lowered_beside_one_with_errors()
    {
        var result = Analyzed.Text("model Bad { qubit q; head h : binary { logits z(r); } } model Good { qubit q; head h : binary { logits z(q); } }");
        result.Models.ShouldHaveSingleItem().Name.ShouldBe("Good");
        result.HasErrors.ShouldBeTrue();
    }

    [Fact]
    public void A_model_that_applies_a_block_with_errors_is_left_out_without_a_word_of_its_own()
    {
        var result = Analyzed.Text("ansatz A on q { ry(typo) q; } model M { qubit[1] q; encode { A on q; } " + Head + " }");
        result.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL1001");
        result.Models.ShouldBeEmpty();
    }

    [Fact]
    public void Every_use_leads_to_its_declaration()
    {
        var names = Analyzed.Text("const n = 2; ansatz A(x) on q { for i in 0..n { ry(x) q[i]; } }").Names;
        names.Uses.Select(u => (u.Symbol.Kind, u.Symbol.Name)).ShouldBe(
        [
            (SymbolKind.Constant, "n"), (SymbolKind.Gate, "ry"), (SymbolKind.Parameter, "x"), (SymbolKind.Register, "q"), (SymbolKind.LoopVariable, "i"),
        ]);
    }
}
