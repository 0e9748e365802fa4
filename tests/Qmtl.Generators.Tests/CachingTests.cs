using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>What an edit makes the generator do again: nothing but what depends on it.</summary>
public sealed class CachingTests
{
    public static TheoryData<string> Steps => [.. StepNames.All.Where(s => s != StepNames.Diagnostics)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Editing_CSharp_runs_no_step_again(string step)
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model("A")).With("B.qmtl", Model("B"));
        harness.Run();
        Reasons(harness.EditCSharp().Run(), step).ShouldAllBe(reason => IsReused(reason));
    }

    [Fact]
    public void Editing_CSharp_reports_no_diagnostic_again()
    {
        var harness = new GeneratorHarness().With("A.qmtl", "model A { input x[2] }");
        harness.Run();
        Reasons(harness.EditCSharp().Run(), StepNames.Diagnostics).ShouldAllBe(reason => IsReused(reason));
    }

    [Fact]
    public void Editing_one_file_of_many()
    {
        var harness = new GeneratorHarness();
        for (var i = 0; i < 50; i++) harness.With($"M{i}.qmtl", Model($"M{i}"));
        harness.Run();
        var result = harness.With("M7.qmtl", Model("M7", qubits: 3)).Run();
        Reasons(result, StepNames.Compiled).Count(reason => !IsReused(reason)).ShouldBe(1);
        Reasons(result, StepNames.Sources).Count(reason => !IsReused(reason)).ShouldBe(1);
    }

    [Fact]
    public void Editing_an_imported_file_compiles_again_what_imports_it_also_by_way_of_others()
    {
        var harness = new GeneratorHarness()
            .With("lib/layer.qmtl", "ansatz Layer on q { ry(1) q; }")
            .With("lib/twice.qmtl", "import \"layer.qmtl\"; ansatz Twice on q { Layer on q; Layer on q; }")
            .With("A.qmtl", "import \"lib/twice.qmtl\"; model A { qubit q; encode { Twice on q; } head h : binary { logits z(q); } }")
            .With("B.qmtl", Model("B"));
        var before = harness.Run().GeneratedSources.Single(s => s.HintName.StartsWith('A')).SourceText.ToString();
        var result = harness.With("lib/layer.qmtl", "ansatz Layer on q { ry(2) q; }").Run();
        Reasons(result, StepNames.Units).Count(reason => !IsReused(reason)).ShouldBe(3);
        Reasons(result, StepNames.Sources).Count(reason => !IsReused(reason)).ShouldBe(1);
        result.GeneratedSources.Single(s => s.HintName.StartsWith('A')).SourceText.ToString().ShouldNotBe(before);
        harness.Compile().Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_of_a_comment_behind_the_model_emits_the_same_class()
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model("A"));
        harness.Run();
        var result = harness.With("A.qmtl", Model("A") + "// The end.\n").Run();
        Reasons(result, StepNames.Files).ShouldBe([IncrementalStepRunReason.Modified]);
        Reasons(result, StepNames.Sources).ShouldAllBe(reason => IsReused(reason));
    }

    private static bool IsReused(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step)
    {
        IncrementalStepRunReason[] reasons = [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];
        reasons.ShouldNotBeEmpty();
        return reasons;
    }

    private static string Model(string name, int qubits = 2) =>
        $"model {name} {{ input x[{qubits}]; qubit[{qubits}] q; encode {{ for i in 0..{qubits} {{ ry(x[i]) q[i]; }} }} head h : binary {{ logits z(q[0]); }} }}\n";
}
