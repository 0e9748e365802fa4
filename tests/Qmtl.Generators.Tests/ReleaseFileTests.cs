using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Generators.Tests;

/// <summary>The release files announce every diagnostic, and nothing else.</summary>
public class ReleaseFileTests
{
    [Fact]
    public void TheReleaseFilesListEveryDiagnosticWithItsCategoryAndSeverity()
    {
        var listed = new[] { "Shipped", "Unshipped" }
            .SelectMany(name => File.ReadAllLines(Path.Combine(Root, "Qmtl.Generators", $"AnalyzerReleases.{name}.md")))
            .Where(line => line.StartsWith("QMTL", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split('|').Take(3).Select(cell => cell.Trim())));
        listed.ShouldBe(DiagnosticCatalog.All.Select(d => $"{d.Id} {d.Category} {d.Severity}"));
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
