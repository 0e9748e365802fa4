namespace Qmtl.Compiler.Tests.Analysis;

public sealed class LanguageReferenceTests
{
    [Fact]
    public void Every_example_of_the_language_reference_compiles()
    {
        var reference = Path.Combine(FencedExamples.Documentation, "language.md");
        var examples = FencedExamples.Read(reference);
        var imports = FencedExamples.ReadImports(reference);
        examples.Count.ShouldBeGreaterThan(5);
        foreach (var example in examples)
        {
            var result = Analyzed.Text(example, imports);
            result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(example);
            result.Models.ShouldNotBeEmpty(example);
        }
    }
}
