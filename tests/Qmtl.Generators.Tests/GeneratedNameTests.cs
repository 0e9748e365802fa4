using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>Whatever a model, its parts and its file are called, the code generated for it compiles without warnings.</summary>
public sealed class GeneratedNameTests
{
    [Theory]
    [InlineData("record")]
    [InlineData("scoped")]
    [InlineData("file")]
    [InlineData("global")]
    [InlineData("class")]
    [InlineData("lowercase")]
    [InlineData("System")]
    [InlineData("Random")]
    [InlineData("Model")]
    [InlineData("T")]
    [InlineData("_")]
    public void Code_compiles_whatever_a_model_is_called(string name) => ShouldCompile($"namespace Company.new.record; model {name} {{ {Body()} }}");

    [Theory]
    [InlineData("equals")]
    [InlineData("to_string")]
    [InlineData("print_members")]
    [InlineData("GetType")]
    [InlineData("prediction")]
    [InlineData("parameters")]
    [InlineData("odd_parameters")]
    [InlineData("odd_probability")]
    [InlineData("Odd")]
    [InlineData("task0")]
    [InlineData("t")]
    [InlineData("_")]
    [InlineData("_1")]
    [InlineData("new")]
    [InlineData("größe")]
    public void Code_compiles_whatever_a_head_is_called(string name) =>
        ShouldCompile($$"""model M { {{Body()}} head {{name}} : { a, b } { weight w; logits w * z(q[0..2]); } head task[k in 1..3] : binary { weight v[k]; logits v[0]; } }""");

    [Theory]
    [InlineData("Evaluate")]
    [InlineData("SetInput")]
    [InlineData("Decode")]
    [InlineData("nameof")]
    [InlineData("string")]
    [InlineData("_")]
    public void Code_compiles_whatever_an_input_is_called(string name) => ShouldCompile($"model M {{ input {name}[2]; input other; {Body(name + "[0]")} }}");

    [Theory]
    [InlineData("equals")]
    [InlineData("get_type")]
    [InlineData("t")]
    [InlineData("_")]
    public void Code_compiles_whatever_a_weight_is_called(string name) => ShouldCompile($"model M {{ weight {name}[2]; {Body(name + "[0]")} }}");

    [Fact]
    public void Code_compiles_whatever_labels_are_called() =>
        ShouldCompile("model M { qubit[8] q; head kind : { odd, Odd, new, a_b, aB, _, __, _1 } { logits z(q); } }");

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\u0001")]
    public void Characters_that_end_lines_in_CSharp_do_not_end_comments(string character) =>
        ShouldCompile($"/// A{character}#error <b>\nmodel M {{ {Body()} /* B{character}#error */ head h : binary {{ logits z(q[0]); /* C{character}#error */ }} }}");

    [Fact]
    public void Models_may_differ_in_case_only() => ShouldCompile($"model Odd {{ {Body()} }}\nmodel odd {{ {Body()} }}");

    private static string Body(string angle = "0.5") =>
        $"qubit[2] q; encode {{ ry({angle}) q; }} head odd : binary {{ weight w; ry(w) q[0]; logits z(q[0]); }}";

    private static void ShouldCompile(string text)
    {
        var harness = new GeneratorHarness().With("Odd.qmtl", text);
        var result = harness.Run();
        result.Exception.ShouldBeNull();
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        harness.Compile().ShouldBeEmpty();
    }
}
