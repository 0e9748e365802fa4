using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests;

public sealed class CompilationTests
{
    [Fact]
    public void A_light_cone_too_large_to_simulate_is_an_error_at_its_head()
    {
        var examples = FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "diagnostics", "QMTL4001.md"));
        var error = Compile(examples[0]).Diagnostics.ShouldHaveSingleItem();
        error.ToString().ShouldBe(
            "Test.qmtl(8,5): error QMTL4001: the light cone of Z(q[35]), which head 'answer' measures, has 36 qubits, and at most 26 can be simulated. Use a shallower shared stage, for example 'entangle brick'.");
        Compile(examples[0]).Models.ShouldBeEmpty();
        Compile(examples[1]).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Circuits_to_simulate_that_come_to_too_many_gates_are_an_error()
    {
        var error = Compile(
            """
            model Wide {
                input x;
                qubit[1000] q;
                encode { for layer in 0..8 { for i in 0..1000 { ry(x + i) q[i]; rz(x * (layer + 1)) q[i]; } entangle brick cz q; } }
                head all : binary { logits linear(z(q)); }
            }
            """).Diagnostics.ShouldHaveSingleItem();
        error.Id.ShouldBe("QMTL4003");
        error.Message.ShouldStartWith("the circuits of model 'Wide', for its 1 head, come to ");
    }

    [Fact]
    public void A_model_named_like_a_member_of_its_class_is_an_error()
    {
        var examples = FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "diagnostics", "QMTL4002.md"));
        Compile(examples[0]).Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "Test.qmtl(1,7): error QMTL4002: a model cannot be named 'Prediction', because its class in C# has another use for that name. Rename it, for example to 'PredictionModel'.");
        Compile(examples[0]).Models.ShouldBeEmpty();
        Compile(examples[1]).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SharedStage2")]
    [InlineData("SharedInputs3")]
    [InlineData("SharedStage3")]
    public void A_model_named_like_a_text_that_its_circuits_share_is_an_error(string name) =>
        Compile($"model {name} {{ input x; qubit q; encode {{ ry(x) q; }} head h : binary {{ logits z(q) + x(q); }} }}")
            .Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL4002");

    [Fact]
    public void A_model_whose_circuits_are_too_long_to_write_is_an_error()
    {
        var examples = FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "diagnostics", "QMTL4003.md"));
        Compile(examples[0]).Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "Test.qmtl(1,7): error QMTL4003: the circuits of model 'Example', for its 20 heads, come to 160020 gates, and at most 100000 can be written as code. Use fewer layers, fewer heads, or heads on disjoint qubits.");
        Compile(examples[0]).Models.ShouldBeEmpty();
        Compile(examples[1]).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("backbone")]
    [InlineData("encoding")]
    public void A_head_named_like_a_shared_part_is_an_error(string name) =>
        Compile($"model M {{ weight w; head {name} : binary {{ weight w2; logits w * w2; }} }}").Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL4002");

    [Fact]
    public void The_model_of_the_readme_compiles()
    {
        var example = FencedExamples.Read(Path.Combine(Repository.Root, "README.md")).ShouldHaveSingleItem();
        var result = Compile(example);
        result.Diagnostics.ShouldBeEmpty();
        result.Models.ShouldHaveSingleItem().Ir.Name.ShouldBe("Review");
    }

    [Fact]
    public void A_fingerprint_changes_with_the_structure_and_with_nothing_else()
    {
        const string Text = "model M { input x[2]; qubit[2] q; encode { ry(x[0]) q[0]; } head h : binary { weight w; rx(w) q[0]; logits z(q[0]); } }";
        var fingerprint = FingerprintOf(Text);
        FingerprintOf("/// Documented.\n" + Text + " // and commented").ShouldBe(fingerprint);
        FingerprintOf(Text.Replace("rx(w)", "ry(w)")).ShouldNotBe(fingerprint);
        FingerprintOf(Text.Replace("weight w;", "weight v;").Replace("rx(w)", "rx(v)")).ShouldNotBe(fingerprint);
        FingerprintOf(Text.Replace("logits z(q[0])", "logits 2 * z(q[0])")).ShouldNotBe(fingerprint);
    }

    [Fact]
    public void Compiling_can_be_canceled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => QmtlCompiler.Compile(new Sample("Digits").Read(), cancellationToken: cancellation.Token));
    }

    private static CompilationResult Compile(string text) => QmtlCompiler.Compile(new SourceText("Test.qmtl", text));

    private static string FingerprintOf(string text) => Fingerprint.Of(Compile(text).Models.ShouldHaveSingleItem().Ir);
}
