using System.Text;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

public sealed class ExtremeProgramTests
{
    /// <summary>They are chosen to take up to two seconds, on a machine that does nothing else.</summary>
    private static readonly TimeSpan LongestTime = 3 * CompilerContract.LongestTime;

    public static TheoryData<string> Lengthy => [.. ExtremePrograms.Lengthy.Keys];

    [Fact]
    public void What_asks_for_too_much_is_answered_in_time_by_diagnostics_as_approved()
    {
        var text = new StringBuilder();
        foreach (var (name, program) in ExtremePrograms.TooMuch)
        {
            var problem = CompilerContract.Check(Source(program), out var diagnostics, LongestTime);
            problem.ShouldBeNull(name);
            diagnostics.ShouldContain(d => d.Severity == DiagnosticSeverity.Error, name);
            text.Append("# ").Append(name).Append('\n');
            foreach (var diagnostic in diagnostics.Take(2)) text.Append(diagnostic).Append('\n');
            if (diagnostics.Count > 2) text.Append("and more\n");
            text.Append('\n');
        }

        Golden.Match(Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Robustness"), "extremes", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Lengthy))]
    public void What_is_long_and_correct_is_compiled_in_time(string name)
    {
        CompilerContract.Check(Source(ExtremePrograms.Lengthy[name]), out var diagnostics, LongestTime).ShouldBeNull();
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
    }

    private static SourceText Source(string text) => new("extreme.qmtl", text);
}
