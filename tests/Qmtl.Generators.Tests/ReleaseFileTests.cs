using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Generators.Tests;

/// <summary>Every diagnostic is announced in the release files and explained on a page, and nothing else is.</summary>
public class ReleaseFileTests
{
    // Raised by the build of the grammar, which has no catalog.
    private static readonly string[] BuildIds = ["QMTL9001", "QMTL9002"];

    [Fact]
    public void TheReleaseFilesListEveryDiagnosticWithItsCategoryAndSeverity()
    {
        var listed = new[] { "Shipped", "Unshipped" }
            .SelectMany(name => File.ReadAllLines(Path.Combine(Root, "Qmtl.Generators", $"AnalyzerReleases.{name}.md")))
            .Where(line => line.StartsWith("QMTL", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split('|').Take(3).Select(cell => cell.Trim())));
        listed.ShouldBe(DiagnosticCatalog.All.Select(d => $"{d.Id} {d.Category} {d.Severity}"));
    }

    [Fact]
    public void EveryDiagnosticHasAPageAndEveryPageADiagnostic()
    {
        var pages = Directory.GetFiles(Path.Combine(Root, "docs", "diagnostics"), "QMTL*.md").Select(path => Path.GetFileNameWithoutExtension(path));
        pages.ShouldBe(DiagnosticCatalog.All.Select(d => d.Id).Concat(BuildIds), ignoreOrder: true);
    }

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "Qmtl.sln"))) directory = directory.Parent;
            return directory.FullName;
        }
    }
}
