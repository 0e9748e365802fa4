using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Tests.Analysis;

public sealed class ReleaseTableTests
{
    [Fact]
    public void The_generator_lists_every_diagnostic()
    {
        var table = File.ReadLines(Path.Combine(Repository.Root, "Qmtl.Generators", "AnalyzerReleases.Unshipped.md")).Where(line => line.StartsWith("QMTL", StringComparison.Ordinal));
        table.ShouldBe(DiagnosticCatalog.All.Select(d => $"{d.Id} | {d.Category} | {d.Severity} | {d.Title}"));
    }
}
