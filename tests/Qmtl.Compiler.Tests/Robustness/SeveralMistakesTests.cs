using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Mistakes that have nothing to do with one another are all told at once, whatever their kind.</summary>
public sealed class SeveralMistakesTests
{
    private const string Head = "head answer : binary { logits z(q[0]); }";

    [Fact]
    public void Errors_of_form_names_and_shapes_are_reported_together() =>
        Ids($$"""
            const half = 1 / ;
            ansatz Layer(depth) on q {
                weight theta[depth size(q)];
                for i in 0..size(q) { ry(theta[0, i]) q[i]; }
                rx(angel) q;
            }
            model Form { qubit[2] q; encode { Layer(1) on q h q; rz(half) q; } {{Head}} }
            model Names { qubit[2] q; encode { Laier(1) on q; cx q[0]; } {{Head}} }
            model Shapes { input x[3]; qubit[2] q; encode { ry(x[3]) q[0]; cx q[1], q[1]; } {{Head}} }
            model Fine { qubit[2] q; encode { h q; } {{Head}} }
            """).ShouldBe(["QMTL0011", "QMTL0008", "QMTL1001", "QMTL0006", "QMTL1007", "QMTL1013", "QMTL2001", "QMTL2015"]);

    [Fact]
    public void A_model_is_compiled_beside_syntax_errors_of_others()
    {
        var result = Analyzed.Text($"model Wrong {{ qubit[2 q; {Head} }}\nmodel Fine {{ qubit[2] q; {Head} }}");
        result.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL0008");
        result.Models.ShouldHaveSingleItem().Name.ShouldBe("Fine");
    }

    [Theory]
    [InlineData("ansatz (depth) on q { h q; }\nmodel M { qubit q; encode { A(1) on q; B on q; } head h : binary { logits z(q); } }")]
    [InlineData("model M { input ; qubit q; encode { ry(angle) q; rz(other) q; } head h : binary { logits z(q); } }")]
    [InlineData("model M { let = 3; qubit q; encode { ry(angle) q; } head h : binary { logits z(q); } }")]
    [InlineData("model M { qubit[2] ; encode { h q; } head h : binary { logits z(q[0]); } }")]
    [InlineData("model M { qubit q; head h : binary { logits z(q; } }")]
    [InlineData("model M { qubit q; head h : nonsense { logits z(q); } }")]
    [InlineData("model M { input x[2]; qubit q; encode { ry(angel) q; rx(angel) q; ry(angel) q; } head h : binary { logits z(q); } }")]
    [InlineData("model M { qubit q; encode { h r; h r; } head h : binary { logits z(r); } }")]
    [InlineData("model M { qubit q; encode { Missing on q; } head h : binary { logits z(q); } }\nmodel N { qubit q; encode { Missing on q; } head h : binary { logits z(q); } }")]
    public void What_follows_from_a_mistake_is_not_reported(string text) => Ids(text).Count.ShouldBe(1);

    private static List<string> Ids(string text) => [.. Analyzed.Text(text).Diagnostics.Select(d => d.Id)];
}
