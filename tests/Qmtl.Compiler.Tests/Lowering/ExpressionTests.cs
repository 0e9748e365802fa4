using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("2 * 3 + 4", "10")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("-(1 - 3)", "2")]
    [InlineData("tanh(0)", "0")]
    [InlineData("relu(-2) + size(q)", "4")]
    [InlineData("size(q[1..3])", "2")]
    [InlineData("size(w) * size(x)", "6")]
    [InlineData("1 * x[0]", "x[0]")]
    [InlineData("x[0] / 1 + 0", "x[0]")]
    [InlineData("--x[1]", "x[1]")]
    [InlineData("0 - x[1]", "-x[1]")]
    [InlineData("2 * 3 * x[0]", "6 * x[0]")]
    [InlineData("x[0] - (x[1] - x[2])", "x[0] - (x[1] - x[2])")]
    [InlineData("w[1, 0] * tanh(x[2])", "backbone.w[1,0] * tanh(x[2])")]
    public void An_angle_is_folded_where_it_is_constant_and_stays_as_written_elsewhere(string angle, string folded) =>
        Analyzed.Gates($"ry({angle}) q[0];", "input x[3]; weight w[2, 2]; qubit[4] q;").ShouldBe([$"ry({folded}) q[0]"]);

    [Fact]
    public void Integers_that_divide_without_remainder_stay_integers() =>
        Analyzed.Gates("x q[6 / 2];").ShouldBe(["x q[3]"]);

    [Fact]
    public void A_vector_argument_is_picked_apart_where_it_is_used()
    {
        var text = "encoder E(x) on q { for i in 0..size(q) { ry(x[i]) q[i]; } }"
            + " model M { input x[4]; weight w[4]; qubit[2] q; encode { E(w[1..3] * x[2..4] + 1) on q; } head h : binary { logits z(q[0]); } }";
        var model = Analyzed.Model(text);
        var printer = new ScalarPrinter(new ModelNames(model));
        model.Encoding.Cast<GateIr>().Select(g => printer.Write(g.Angles[0])).ShouldBe(["backbone.w[1] * x[2] + 1", "backbone.w[2] * x[3] + 1"]);
        model.Backbone.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x(q[0]) * y(q[1])", "X0 Y1")]
    [InlineData("z(q[1]) * z(q[0])", "Z0 Z1")]
    [InlineData("z(q[0]) * z(q[0]) * z(q[1])", "Z1")]
    [InlineData("(x(q[0]) * x(q[1])) * (z(q[0]) * z(q[1]))", "Y0 Y1")]
    [InlineData("(x(q[0]) + z(q[0])) * (x(q[0]) + z(q[0])) + y(q[1])", "Y1")]
    [InlineData("z(q[0]) - z(q[0]) + z(q[1])", "Z1")]
    public void Observables_multiply_as_Pauli_operators(string logits, string measured) =>
        Measured(logits).ShouldBe(measured);

    [Theory]
    [InlineData("(x(q[0]) * x(q[1])) * (z(q[0]) * z(q[1]))", "-value[0]")]
    [InlineData("(x(q[0]) + z(q[0])) * (x(q[0]) + z(q[0])) + y(q[1])", "value[0] + 2")]
    [InlineData("(1 + z(q[0])) / 2", "0.5 * value[0] + 0.5")]
    [InlineData("3 * (z(q[0]) - 0.5 * z(q[1]))", "3 * value[0] - 1.5 * value[1]")]
    [InlineData("tanh(z(q[0])) * 2", "tanh(value[0]) * 2")]
    public void A_logit_combines_expectations(string logits, string expected)
    {
        var model = Analyzed.Circuit("qubit[2] q;", "", $"logits {logits};");
        var map = (MapIr)model.Heads[0].Output[0];
        new ScalarPrinter(new ModelNames(model)).Write(map.Body).ShouldBe(expected);
    }

    private static string Measured(string logits) =>
        string.Join(", ", Analyzed.Circuit("qubit[2] q;", "", $"logits {logits};").Heads[0].Measurements.Select(m => m.Observable));
}
