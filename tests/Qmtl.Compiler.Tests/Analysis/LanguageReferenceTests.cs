namespace Qmtl.Compiler.Tests.Analysis;

public sealed class LanguageReferenceTests
{
    [Theory]
    [InlineData("language.md", 6)]
    [InlineData("noise.md", 2)]
    [InlineData("hardware.md", 1)]
    public void Every_example_of_the_documents_compiles(string document, int fewest)
    {
        var reference = Path.Combine(FencedExamples.Documentation, document);
        var examples = FencedExamples.Read(reference);
        var imports = FencedExamples.ReadImports(reference);
        examples.Count.ShouldBeGreaterThanOrEqualTo(fewest);
        foreach (var example in examples)
        {
            var result = Analyzed.Text(example, imports);
            result.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty(example);
            result.Models.ShouldNotBeEmpty(example);
        }
    }
}
