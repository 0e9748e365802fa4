namespace Qmtl.Compiler.Tests.Analysis;

public sealed class LanguageReferenceTests
{
    [Fact]
    public void Every_example_of_the_language_reference_compiles()
    {
        var examples = FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "language.md"));
        examples.Count.ShouldBeGreaterThan(5);
        foreach (var example in examples)
        {
            var result = Analyzed.Text(example);
            result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(example);
            result.Models.ShouldNotBeEmpty(example);
        }
    }
}
