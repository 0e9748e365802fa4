using System.Text;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Analysis;

public sealed class DiagnosticPageTests
{
    public static TheoryData<string> Ids => [.. DiagnosticCatalog.All.Where(d => d.Category is "Names" or "Shapes" or "Imports" or "Noise").Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_a_diagnostic_has_its_title(string id)
    {
        File.ReadLines(PageOf(id)).First().ShouldBe($"# {id}: {DiagnosticCatalog.Get(id).Title}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_of_a_page_reports_the_diagnostic_and_the_right_one_nothing(string id)
    {
        var examples = FencedExamples.Read(PageOf(id));
        if (examples.Count == 0) return;
        examples.Count.ShouldBe(2);
        var imports = FencedExamples.ReadImports(PageOf(id));
        Analyzed.Text(examples[0], imports).Diagnostics.Select(d => d.Id).Distinct().ShouldBe([id]);
        Analyzed.Text(examples[1], imports).Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_and_places_of_all_diagnostics_are_as_approved()
    {
        var messages = new StringBuilder();
        foreach (var id in DiagnosticCatalog.All.Where(d => d.Category is "Names" or "Shapes" or "Imports" or "Noise").Select(d => d.Id))
        {
            foreach (var example in FencedExamples.Read(PageOf(id)).Take(1))
                messages.Append(DiagnosticPrinter.Print(new SourceText(id, example), Analyzed.Text(example, FencedExamples.ReadImports(PageOf(id))).Diagnostics)).Append('\n');
        }

        Golden.Match(Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Analysis"), "messages", messages.ToString());
    }

    private static string PageOf(string id) => Path.Combine(FencedExamples.Documentation, "diagnostics", id + ".md");
}
