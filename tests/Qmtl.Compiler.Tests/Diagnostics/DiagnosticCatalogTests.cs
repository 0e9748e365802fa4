using System.Xml.Linq;
using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Tests.Diagnostics;

public sealed class DiagnosticCatalogTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    [Fact]
    public void Every_diagnostic_has_a_page_with_its_title_and_examples()
    {
        foreach (var descriptor in DiagnosticCatalog.All)
        {
            var page = File.ReadAllText(Path.Combine(Pages, descriptor.Id + ".md"));
            page.ShouldStartWith($"# {descriptor.Id}: {descriptor.Title}\n");
            page.ShouldContain("## What to do\n");

            // What is wrong with a project cannot be shown by the text of a file.
            if (descriptor.Category == "Project") continue;
            page.ShouldContain("## Wrong\n");
            page.ShouldContain("## Right\n");
        }
    }

    [Fact]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
    {
        var raisedByTheBuild = XDocument.Load(Path.Combine(Repository.Root, "Qmtl.Compiler", "Grammar.targets"))
            .Descendants("Error").Select(e => e.Attribute("Code")!.Value);
        Directory.GetFiles(Pages, "QMTL*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            .ShouldBe(DiagnosticCatalog.All.Select(d => d.Id).Concat(raisedByTheBuild).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_unique_and_titles_have_no_full_stop()
    {
        DiagnosticCatalog.All.Select(d => d.Id).ShouldBeUnique();
        DiagnosticCatalog.All.ShouldAllBe(d => d.Title.Length > 0 && !d.Title.EndsWith('.'));
    }
}
