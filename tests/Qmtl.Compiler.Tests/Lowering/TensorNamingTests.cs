using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class TensorNamingTests
{
    private const string Layer = "ansatz Layer on q { weight theta[size(q)]; for i in 0..size(q) { ry(theta[i]) q[i]; } }";

    [Fact]
    public void Tensors_are_named_after_their_place_and_numbered_from_the_second_on()
    {
        var model = Analyzed.Model(
            Layer + """
             model M {
                input x[2];
                weight scale;
                let shared = dense(dense(x, 3), 2);
                qubit[2] q;
                encode { Layer on q; Layer on q; weight theta2; Layer on q; }
                head odd : binary { weight w; logits w * linear(shared) + linear(z(q)); }
            }
            """);
        model.Parameters.Select(new ModelNames(model).Tensor).ShouldBe(
        [
            "backbone.scale",
            "backbone.shared.weight", "backbone.shared.bias", "backbone.shared.weight2", "backbone.shared.bias2",
            "encoding.theta", "encoding.theta2", "encoding.theta22", "encoding.theta3",
            "odd.w", "odd.weight", "odd.bias", "odd.weight2", "odd.bias2",
        ]);
    }

    [Fact]
    public void A_family_has_its_own_tensors_for_each_index()
    {
        var model = Analyzed.Model(
            Layer + "model F(T) { qubit[T] q; head task[t in 1..T + 1] : binary { Layer on q[t - 1]; logits z(q[t - 1]); } } model F3 = F(3);");
        model.Name.ShouldBe("F3");
        model.Heads.Select(h => (h.DisplayName, h.FamilyIndex)).ShouldBe([("task[1]", 1), ("task[2]", 2), ("task[3]", 3)]);
        model.Parameters.Select(new ModelNames(model).Tensor).ShouldBe(["task[1].theta", "task[2].theta", "task[3].theta"]);
        model.Parameters.Select(p => p.Offset).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_layer_is_drawn_by_the_rule_of_Glorot_and_Bengio()
    {
        var model = Analyzed.Model("model M { input x[4]; let y = dense(x, 2); head h : binary { logits linear(y); } }");
        model.Parameters[0].Initializer.ShouldBe(new InitializerIr.Uniform(-1, 1));
        model.Parameters[1].Initializer.ShouldBe(new InitializerIr.Constant(0));
        model.Parameters[0].Shape.ShouldBe([2, 4]);
    }
}
