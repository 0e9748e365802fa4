using System.Collections.Concurrent;
using System.Globalization;

namespace Qmtl.Compiler.Tests.Robustness;

public sealed class FuzzTests
{
    private const int DefaultCases = 20_000;
    private const int ShownFailures = 3;

    /// <summary>As many cases as <c>QMTL_FUZZ_CASES</c> says, or the one that <c>QMTL_FUZZ_CASE</c> names.</summary>
    [Fact]
    public void The_compiler_keeps_its_promises_for_programs_made_wrong_at_random()
    {
        var (from, to) = Setting("QMTL_FUZZ_CASE") is { } single ? (single, single + 1) : (0, Setting("QMTL_FUZZ_CASES") ?? DefaultCases);
        var failures = new ConcurrentQueue<(FuzzCase Case, string Problem)>();
        Parallel.For(from, to, (number, loop) =>
        {
            var fuzzed = FuzzCase.Create(number);
            if (CompilerContract.Check(fuzzed.Source, out _) is not { } problem) return;
            failures.Enqueue((fuzzed, problem));
            if (failures.Count >= ShownFailures) loop.Stop();
        });
        failures.OrderBy(f => f.Case.Number).Select(f => $"{f.Problem}\n{f.Case.Save()}").ShouldBeEmpty();
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
