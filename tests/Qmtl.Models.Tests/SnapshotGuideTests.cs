namespace Qmtl.Models.Tests;

public sealed class SnapshotGuideTests
{
    [Fact]
    public void The_example_with_approved_files_is_a_test_that_runs_here()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "snapshots.md"));
        var test = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Qmtl.Models.Tests", $"{nameof(DigitsTextTests)}.cs"));

        guide.ShouldContain($"```csharp\n{test}```\n");
    }
}
