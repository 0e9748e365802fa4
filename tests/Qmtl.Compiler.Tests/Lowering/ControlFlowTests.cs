using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class ControlFlowTests
{
    [Theory]
    [InlineData("1 < 2", true)]
    [InlineData("2 <= 2", true)]
    [InlineData("2 > 2", false)]
    [InlineData("3 >= 2", true)]
    [InlineData("1 == 1.0", true)]
    [InlineData("1 != 1", false)]
    [InlineData("!(1 == 1)", false)]
    [InlineData("1 == 1 && 2 == 3", false)]
    [InlineData("1 == 1 || 2 == 3", true)]
    [InlineData("1 == 2 && 1 == 2 || 3 == 3", true)]
    [InlineData("0 != 0 && 8 % 0 == 0", false)]
    [InlineData("0 == 0 || 8 % 0 == 0", true)]
    [InlineData("7 % 4 == 3 && (0 - 1) % 4 == 3 && 1 % -4 == -3 && 2.5 % 1 == 0.5", true)]
    [InlineData("floor(7 / 2) == 3 && floor(-0.5) == -1", true)]
    [InlineData("min(2, 3) == 2 && max(2, 3.5) == 3.5", true)]
    [InlineData("size(q) == 4 && size(q[0..4 step 3]) == 2", true)]
    public void An_if_takes_the_branch_that_its_condition_says(string condition, bool isTrue) =>
        Analyzed.Gates($"if {condition} {{ x q[0]; }} else {{ y q[0]; }}").ShouldBe([isTrue ? "x q[0]" : "y q[0]"]);

    [Theory]
    [InlineData(0, "x q[0]")]
    [InlineData(1, "y q[0]")]
    [InlineData(2, "z q[0]")]
    public void The_first_true_branch_of_several_is_taken(int value, string gate) =>
        Analyzed.Gates($"const n = {value}; if n == 0 {{ x q[0]; }} else if n <= 1 {{ y q[0]; }} else {{ z q[0]; }}").ShouldBe([gate]);

    [Fact]
    public void No_branch_need_be_true() => Analyzed.Gates("if 1 == 2 { x q[0]; } else if 1 == 3 { y q[0]; }").ShouldBeEmpty();

    [Fact]
    public void A_condition_can_have_a_name_and_be_an_argument() =>
        Analyzed.Model("""
            ansatz Layer(isReal) on q { if isReal { ry(1) q[0]; } else { rx(1) q[0]; } }
            model Test { qubit[2] q; const isWide = size(q) > 1; encode { Layer(isWide) on q; Layer(!isWide) on q; } head a : binary { logits z(q[0]); } }
            """).Encoding.Cast<GateIr>().Select(gate => gate.Kind.ToString()).ShouldBe(["RY", "RX"]);

    [Fact]
    public void What_no_branch_takes_is_not_lowered() =>
        Analyzed.Gates("if size(q) > 8 { x q[8]; } else { x q[3]; }").ShouldBe(["x q[3]"]);

    [Theory]
    [InlineData("0..4 step 2", "0 2")]
    [InlineData("0..5 step 3", "0 3")]
    [InlineData("3..-1 step -1", "3 2 1 0")]
    [InlineData("3..0 step -2", "3 1")]
    [InlineData("2..2 step -1", "")]
    [InlineData("0..4 step 100", "0")]
    public void A_loop_takes_its_steps(string range, string indices) =>
        Analyzed.Gates($"for i in {range} {{ x q[i]; }}").ShouldBe(indices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => $"x q[{i}]"));

    [Theory]
    [InlineData("q[0..4 step 2]", "0 2")]
    [InlineData("q[3..-1 step -1]", "3 2 1 0")]
    [InlineData("q[2, 0]", "2 0")]
    [InlineData("q[3, 0..2]", "3 0 1")]
    [InlineData("q[0..4 step 1000000000]", "0")]
    public void A_slice_picks_qubits_in_its_order(string slice, string qubits) =>
        Analyzed.Gates($"x {slice};").ShouldBe(qubits.Split(' ').Select(i => $"x q[{i}]"));

    [Fact]
    public void Ranges_of_several_dimensions_pick_a_part_of_a_tensor()
    {
        Analyzed.Model("""
            ansatz Turns(angles) on q { for i in 0..size(angles) { for j in 0..2 { ry(angles[i, j]) q[i]; } } }
            model Test { qubit[2] q; weight w[3, 2, 4]; encode { Turns(w[1, 0..2, 3..-1 step -2]) on q; } head a : binary { logits z(q[0]); } }
            """).Encoding.Cast<GateIr>().Select(gate => gate.Angles[0].ToString()).ShouldBe([.. new[] { 11, 9, 15, 13 }.Select(i => $"ParameterScalar {{ Index = {i}, Moves = False }}")]);
    }

    [Fact]
    public void A_family_of_heads_takes_its_steps() =>
        Analyzed.Model("model Test { qubit[4] q; head task[t in 0..4 step 2] : binary { logits z(q[t]); } }")
            .Heads.Select(head => head.DisplayName).ShouldBe(["task[0]", "task[2]"]);

    [Theory]
    [InlineData("for i in 0..4 step -1 { x q[i]; }", "QMTL2002", "the range 0..4 runs up, but its step is -1: make the step positive")]
    [InlineData("x q[0..9 step 2];", "QMTL2004", "q[0..9 step 2] is out of range: q has 4 qubits, so a range lies within 0..4")]
    [InlineData("x q[4..0 step -1];", "QMTL2004", "q[4..0 step -1] is out of range: q has 4 qubits, so a range lies within 0..4")]
    [InlineData("if w > 1 { x q[0]; }", "QMTL2006", "a side of a comparison must be known when the model is compiled: use numbers, constants, parameters and size(…) here, not inputs, lets or weights")]
    [InlineData("ry(-(1 == 1)) q[0];", "QMTL2031", "what a sign stands before is a number, but this is true or false: use it as the condition of an 'if'")]
    [InlineData("if (1 == 1) + 1 == 2 { x q[0]; }", "QMTL2031", "an operand of an operator is a number, but this is true or false: use it as the condition of an 'if'")]
    [InlineData("if 1 == 1 && 2 { x q[0]; }", "QMTL2030", "a condition that is true or false is needed here: compare numbers, for example 'depth > 1'")]
    [InlineData("ry(1 % 0) q[0];", "QMTL2025", "this divides by zero: make the divisor another number")]
    [InlineData("ry(w % 2) q[0];", "QMTL2006", "an operand of '%' must be known when the model is compiled: use numbers, constants, parameters and size(…) here, not inputs, lets or weights")]
    public void Wrong_conditions_and_steps_are_explained(string statement, string id, string message)
    {
        var text = $"model Test {{ weight w; qubit[4] q; encode {{ {statement} }} head a : binary {{ logits w * z(q[0]); }} }}";
        var diagnostic = Analyzed.Text(text).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.Message.ShouldBe(message);
    }
}
