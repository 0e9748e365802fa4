using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class ValueLayoutTests
{
    [Fact]
    public void A_layer_in_a_function_goes_by_way_of_a_step_of_its_own()
    {
        var model = Analyzed.Model("model M { input pixels[64]; let shared = tanh(dense(pixels, 8)); head h : binary { logits linear(shared); } }");
        var layer = model.Backbone[0].ShouldBeOfType<AffineIr>();
        (layer.Input, layer.InputCount, layer.Output, layer.Count, layer.Weights, layer.Bias).ShouldBe((0, 64, 64, 8, 0, 512));
        var map = model.Backbone[1].ShouldBeOfType<MapIr>();
        (map.Output, map.Count).ShouldBe((72, 8));
        map.Body.ShouldBe(new FunctionScalar(ScalarFunction.Tanh, new ValueScalar(64, Moves: true)));
        model.Lets.ShouldBe([new LetIr("shared", 72, 8)]);
        model.Values.ShouldBe(81);
    }

    [Fact]
    public void A_linear_head_writes_its_logits_in_place()
    {
        var model = Analyzed.Model("model M { input x[3]; head h : classes(4) { logits linear(x); } }");
        var layer = model.Heads[0].Output.ShouldHaveSingleItem().ShouldBeOfType<AffineIr>();
        (layer.Input, layer.Output, layer.Count).ShouldBe((0, 3, 4));
        model.Values.ShouldBe(7);
    }

    [Fact]
    public void Values_are_inputs_then_lets_then_expectations_then_steps_then_logits()
    {
        var model = Analyzed.Model(
            """
            model M {
                input a[2];
                let s = tanh(a);
                input b;
                qubit[2] q;
                head first : binary { let t = tanh(b); logits tanh(linear(z(q))); }
                head second : classes(2) { h q; logits z(q); }
            }
            """);
        model.Inputs.ShouldBe([new InputIr("a", 0, 2), new InputIr("b", 2, 1)]);
        model.Lets.ShouldBe([new LetIr("s", 3, 2), new LetIr("t", 5, 1)]);
        model.Backbone.Count.ShouldBe(2);
        model.Heads[0].Measurements.Select(m => m.Value).ShouldBe([6, 7]);
        model.Heads[1].Measurements.Select(m => m.Value).ShouldBe([8, 9]);
        model.Heads[0].Output[0].ShouldBeOfType<AffineIr>().Output.ShouldBe(10);
        model.Heads[0].Output[1].ShouldBeOfType<MapIr>().Output.ShouldBe(11);
        model.Heads.Select(h => h.Logits).ShouldBe([11, 12]);
        model.Values.ShouldBe(14);
    }

    [Fact]
    public void Heads_without_gates_measure_one_state_once()
    {
        var model = Analyzed.Model(
            """
            model M {
                qubit[3] q;
                head first : classes(2) { logits z(q[1..3]); }
                head second : classes(3) { logits z(q); }
                head third : binary { h q[0]; logits z(q[1]); }
            }
            """);
        model.Heads.Select(h => h.Measurements.Select(m => m.Value)).ShouldBe([[0, 1], [2, 0, 1], [3]]);
        model.LogitOffset.ShouldBe(4);
    }

    [Fact]
    public void An_observable_is_measured_once_however_often_it_is_used()
    {
        var head = Analyzed.Model("model M { qubit[2] q; head h : binary { logits z(q[0]) + tanh(z(q[0])) * z(q[1]) - 2 * z(q[0]); } }").Heads[0];
        head.Measurements.Select(m => m.Observable.ToString()).ShouldBe(["Z0", "Z1"]);
    }

    [Fact]
    public void A_let_over_weights_alone_stays_an_expression()
    {
        var model = Analyzed.Circuit("weight w[2]; let angle = 2 * w[1]; qubit[1] q;", "ry(angle) q[0];");
        model.Backbone.ShouldBeEmpty();
        model.Encoding[0].ShouldBeOfType<GateIr>().Angles[0].ShouldBe(new BinaryScalar(ScalarOperator.Multiply, new ConstantScalar(2), new ParameterScalar(1)));
    }

    [Fact]
    public void Lets_that_double_again_and_again_stay_small()
    {
        var lets = string.Concat(Enumerable.Range(1, 60).Select(i => $"let a{i} = a{i - 1} + a{i - 1}; "));
        var model = Analyzed.Circuit($"weight a0; {lets} qubit q;", "ry(a60) q;", "logits z(q);");
        model.Backbone.Count.ShouldBeInRange(5, 60);
    }

    [Fact]
    public void Elements_that_do_not_move_in_step_are_computed_one_by_one()
    {
        var model = Analyzed.Model("model M { input x[2]; weight w[2, 2]; let y = x * w[0..2, 1]; head h : binary { logits linear(y); } }");
        model.Backbone.Select(c => (c.Output, c.Count)).ShouldBe([(2, 1), (3, 1)]);
    }
}
