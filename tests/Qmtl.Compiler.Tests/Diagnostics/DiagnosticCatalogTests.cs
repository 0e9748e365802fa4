using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Diagnostics;

public sealed partial class DiagnosticCatalogTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    public static TheoryData<string> SyntaxIds => [.. DiagnosticCatalog.All.Where(d => d.Category == "Syntax").Select(d => d.Id)];

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

    [Theory]
    [MemberData(nameof(SyntaxIds))]
    public void The_page_of_a_syntax_diagnostic_shows_it_wrong_and_right(string id)
    {
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        var examples = Example().Matches(page).Select(m => m.Groups[1].Value).ToArray();
        if (examples.Length == 0) return;
        examples.Length.ShouldBe(2);
        Ids(examples[0]).Distinct().ShouldBe([id]);
        Ids(examples[1]).ShouldBeEmpty();
    }

    private static IEnumerable<string> Ids(string program) => SyntaxParser.Parse(new SourceText("page.qmtl", program)).Diagnostics.Select(d => d.Id);

    [GeneratedRegex("```qmtl\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
