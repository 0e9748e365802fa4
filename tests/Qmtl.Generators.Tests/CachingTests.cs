using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>What an edit makes the generator do again: nothing but what depends on it.</summary>
public sealed class CachingTests
{
    private const string WithError = "model E { input x[2] }";

    public static TheoryData<string> Steps => [.. StepNames.All];

    public static TheoryData<string> StepsOfOneFile => [StepNames.Files, StepNames.Compiled, StepNames.Sources];

    public static TheoryData<string> StepsOfAllFiles => [StepNames.ProjectDirectory, StepNames.HintNames, StepNames.RepeatedModels, StepNames.Diagnostics];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Editing_CSharp_runs_no_step_again(string step)
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model("A")).With("B.qmtl", Model("B")).With("E.qmtl", WithError);
        harness.Run();
        Reasons(harness.EditCSharp().Run(), step).ShouldAllBe(reason => IsReused(reason));
    }

    [Theory]
    [MemberData(nameof(StepsOfOneFile))]
    public void Editing_one_file_of_many_runs_its_own_steps_again(string step) =>
        Reasons(EditOneOfFifty(), step).Where(reason => !IsReused(reason)).ShouldBe([IncrementalStepRunReason.Modified]);

    [Theory]
    [MemberData(nameof(StepsOfAllFiles))]
    public void Editing_one_file_of_many_changes_nothing_that_concerns_all(string step) =>
        Reasons(EditOneOfFifty(), step).ShouldAllBe(reason => IsReused(reason));

    [Fact]
    public void Lines_before_a_model_change_nothing_that_concerns_all()
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model("A")).With("B.qmtl", Model("B"));
        harness.Run();
        var result = harness.With("A.qmtl", "\n\n" + Model("A")).Run();
        Reasons(result, StepNames.RepeatedModels).ShouldAllBe(reason => IsReused(reason));
        Reasons(result, StepNames.Sources).Count(reason => !IsReused(reason)).ShouldBe(1);
    }

    [Fact]
    public void A_new_file_leaves_the_classes_of_the_others_alone()
    {
        var harness = new GeneratorHarness().With("B.qmtl", Model("B")).With("C.qmtl", Model("C"));
        harness.Run();
        var result = harness.With("A.qmtl", Model("A")).Run();
        Reasons(result, StepNames.Sources).Where(reason => !IsReused(reason)).ShouldBe([IncrementalStepRunReason.New]);
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
        Reasons(result, StepNames.Units).Count(reason => !IsReused(reason)).ShouldBe(1);
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

    private static GeneratorRunResult EditOneOfFifty()
    {
        var harness = new GeneratorHarness().With("E.qmtl", WithError);
        for (var i = 0; i < 50; i++) harness.With($"M{i}.qmtl", Model($"M{i}"));
        harness.Run();
        return harness.With("M7.qmtl", Model("M7", qubits: 3)).Run();
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
