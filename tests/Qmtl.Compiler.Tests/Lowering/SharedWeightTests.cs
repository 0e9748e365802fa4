using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class SharedWeightTests
{
    private const string Blocks = """
        ansatz Turn on q { weight w; ry(w) q[0]; }
        ansatz Layer(n) on q { weight w[n]; for i in 0..n { ry(w[i]) q[0]; } }
        ansatz Pair on q { Turn on q; Turn on q; }
        ansatz Inner on q { Turn as t on q; Turn as t on q; }

        """;

    [Theory]
    [InlineData("Turn on q; Turn on q;", "encoding.w encoding.w2", "0 1")]
    [InlineData("Turn as a on q; Turn as a on q;", "encoding.a.w", "0 0")]
    [InlineData("Turn as a on q; Turn as b on q; Turn as a on q;", "encoding.a.w encoding.b.w", "0 1 0")]
    [InlineData("Pair as a on q; Pair as a on q;", "encoding.a.w encoding.a.w2", "0 1 0 1")]
    [InlineData("Inner on q; Inner on q;", "encoding.t.w encoding.t.w2", "0 0 1 1")]
    [InlineData("Inner as a on q; Inner as a on q; Turn as t on q;", "encoding.a.t.w encoding.t.w", "0 0 0 0 1")]
    public void Blocks_of_one_name_share_their_weights(string encode, string parameters, string indices)
    {
        var model = Model(encode, "");
        model.Parameters.Select(new ModelNames(model).Tensor).ShouldBe(parameters.Split(' '));
        string.Join(' ', model.Encoding.Cast<GateIr>().Select(gate => ((ParameterScalar)gate.Angles[0]).Index)).ShouldBe(indices);
    }

    [Fact]
    public void Weights_of_several_stages_belong_to_the_model()
    {
        var model = Model("Turn as a on q;", "Turn as a on q; Turn as b on q;");
        model.Parameters.Select(new ModelNames(model).Tensor).ShouldBe(["backbone.a.w", "answer.b.w"]);
    }

    [Theory]
    [InlineData("Layer(1) as a on q; «a»", "Layer(2)")]
    [InlineData("Layer(2) as a on q; «a»", "Turn")]
    [InlineData("Pair as a on q; «a»", "Turn")]
    public void Other_weights_under_one_name_are_an_error(string first, string second)
    {
        var text = $"{Blocks}model Test {{ qubit q; encode {{ {first.Replace("«a»", "")}{second} as a on q; }} head answer : binary {{ logits z(q); }} }}";
        var diagnostic = Analyzed.Text(text).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe("QMTL1028");
        diagnostic.Message.ShouldBe("'a' is the name of other weights on line 5: apply the same block with arguments that give weights of the same shapes, or choose another name");
    }

    [Fact]
    public void An_error_within_the_first_application_is_told_once() =>
        Analyzed.Text("ansatz Bad on q { weight w[2]; ry(w[2]) q[0]; } model Test { qubit q; encode { Bad as a on q; Bad as a on q; } head h : binary { logits z(q); } }")
            .Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL2001");

    private static ModelIr Model(string encode, string head) =>
        Analyzed.Model($"{Blocks}model Test {{ qubit q; encode {{ {encode} }} head answer : binary {{ {head} logits z(q); }} }}");
}
