using Microsoft.CodeAnalysis;
using Qmtl.Compiler;

namespace Qmtl.Generators.Tests;

public sealed class GeneratorTests
{
    private const string Small = """
        namespace Sample;

        /// A question about two numbers.
        model Small {
            input x[2];
            qubit[2] q;
            encode { for i in 0..2 { ry(pi * x[i]) q[i]; } cz q[0], q[1]; }
            head warm : binary { weight w[2]; for i in 0..2 { ry(w[i]) q[i]; } logits 4 * z(q[0]) * z(q[1]); }
            head sort : { soft, hard, other } { logits linear(z(q)); }
        }

        """;

    [Fact]
    public void A_file_becomes_one_class_per_model_that_compiles_without_warnings()
    {
        var harness = new GeneratorHarness().With("Models/Small.qmtl", Small);
        harness.Run().GeneratedSources.Select(s => s.HintName).ShouldBe(["Models/Small.Small.g.cs"]);
        harness.Compile().ShouldBeEmpty();
    }

    [Fact]
    public void Files_of_one_name_in_different_folders_stay_apart()
    {
        var result = new GeneratorHarness()
            .With("A/Small.qmtl", Small)
            .With("B/Small.qmtl", Small.Replace("namespace Sample;", "namespace Other;"))
            .Run();
        result.GeneratedSources.Select(s => s.HintName).ShouldBe(["A/Small.Small.g.cs", "B/Small.Small.g.cs"], ignoreOrder: true);
        result.Exception.ShouldBeNull();
    }

    [Fact]
    public void Paths_of_any_form_give_hint_names_that_stay_apart()
    {
        var harness = new GeneratorHarness();
        string[] paths = ["a b/c(1).qmtl", "a b/c#1#.qmtl", "a b/c_1_.qmtl", "../outside/é.qmtl"];
        for (var i = 0; i < paths.Length; i++) harness.With(paths[i], Small.Replace("namespace Sample;", $"namespace N{i};"));
        var result = harness.Run();
        result.Exception.ShouldBeNull();
        result.GeneratedSources.Select(s => s.HintName.ToUpperInvariant()).Distinct().Count().ShouldBe(paths.Length);
    }

    [Fact]
    public void Paths_that_differ_in_case_only_give_hint_names_that_stay_apart()
    {
        var harness = new GeneratorHarness();
        string[] paths = ["Models/Small.qmtl", "models/Small.qmtl", "Models/small.QMTL", "Models/Small(2).qmtl"];
        for (var i = 0; i < paths.Length; i++) harness.With(paths[i], Small.Replace("namespace Sample;", $"namespace N{i};"));
        var result = harness.Run();
        result.Exception.ShouldBeNull();
        result.GeneratedSources.Select(s => s.HintName.ToUpperInvariant()).Distinct().Count().ShouldBe(paths.Length);
        harness.Compile().ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_given_twice_is_compiled_once()
    {
        var harness = new GeneratorHarness().With("Small.qmtl", Small).Again("Small.qmtl");
        var result = harness.Run();
        result.Exception.ShouldBeNull();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.ShouldHaveSingleItem().HintName.ShouldBe("Small.Small.g.cs");
    }

    [Fact]
    public void A_model_that_two_files_declare_is_compiled_once_and_reported_with_both_places()
    {
        var harness = new GeneratorHarness().With("B.qmtl", Small).With("A.qmtl", "\n" + Small).With("C.qmtl", Small.Replace("Sample", "Other"));
        var result = harness.Run();
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.ToString().ShouldBe(
            "/project/B.qmtl(4,7): error QMTL9005: the model 'Sample.Small' is declared in /project/A.qmtl(5,7) already. "
            + "Rename one of the two, or give one of the files another 'namespace'.");
        result.GeneratedSources.Select(s => s.HintName).ShouldBe(["A.Small.g.cs", "C.Small.g.cs"], ignoreOrder: true);
        harness.Compile().ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_two_files_declared_is_compiled_when_one_is_renamed()
    {
        var harness = new GeneratorHarness().With("A.qmtl", Small).With("B.qmtl", Small);
        harness.Run();
        var result = harness.With("A.qmtl", Small.Replace("model Small", "model Tiny")).Run();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.Select(s => s.HintName).ShouldBe(["A.Tiny.g.cs", "B.Small.g.cs"], ignoreOrder: true);
    }

    [Fact]
    public void A_crash_of_the_compiler_is_a_diagnostic_that_asks_for_a_report_and_leaves_other_files_alone()
    {
        var generator = new QmtlGenerator((source, imports, constants, cancellationToken) =>
            source.FileName == "Bad.qmtl" ? throw new InvalidOperationException("a case\nnobody thought of.") : QmtlCompiler.Compile(source, imports, constants, cancellationToken));
        var result = new GeneratorHarness(generator).With("Bad.qmtl", Small).With("Small.qmtl", Small).Run();
        result.Exception.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "/project/Bad.qmtl(1,1): error QMTL9004: the compiler failed on this file with InvalidOperationException: a case nobody thought of. "
            + "This is a mistake of QMTL, not yours. Please report it with this file.");
        result.GeneratedSources.ShouldHaveSingleItem().HintName.ShouldBe("Small.Small.g.cs");
    }

    [Fact]
    public void Diagnostics_stand_in_the_qmtl_file_at_their_place()
    {
        var result = new GeneratorHarness().With("Small.qmtl", Small.Replace("cz q[0], q[1]", "cz q[0], p[1]")).Run();
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Severity.ShouldBe(DiagnosticSeverity.Error);
        diagnostic.Location.GetLineSpan().Path.ShouldBe("/project/Small.qmtl");
        var (line, column) = (Small[..Small.IndexOf("cz q[0]", StringComparison.Ordinal)].Count(c => c == '\n'), Small.Split('\n')[6].IndexOf("cz", StringComparison.Ordinal) + 9);
        diagnostic.Location.GetLineSpan().StartLinePosition.ShouldBe(new Microsoft.CodeAnalysis.Text.LinePosition(line, column));
        result.GeneratedSources.ShouldBeEmpty();
    }

    [Fact]
    public void Warnings_are_warnings_of_the_build_and_leave_the_class_there()
    {
        var result = new GeneratorHarness().With("Small.qmtl", Small.Replace("weight w[2];", "weight w[2]; weight v;").Replace(" * z(q[1])", "")).Run();
        result.Diagnostics.Select(d => (d.Id, d.Severity)).ShouldBe([("QMTL1101", DiagnosticSeverity.Warning), ("QMTL3001", DiagnosticSeverity.Warning)], ignoreOrder: true);
        result.Diagnostics.ShouldAllBe(d => d.Location.GetLineSpan().Path == "/project/Small.qmtl");
        result.GeneratedSources.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Error)]
    public void A_project_sets_the_severity_of_a_warning(ReportDiagnostic severity)
    {
        var result = new GeneratorHarness().With("Small.qmtl", Small.Replace(" * z(q[1])", "")).WithSeverity("QMTL3001", severity).Run();
        result.Diagnostics.Select(d => d.Severity).ShouldBe(severity == ReportDiagnostic.Suppress ? [] : [DiagnosticSeverity.Error]);
        result.GeneratedSources.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_error_in_one_file_leaves_the_others_alone()
    {
        var result = new GeneratorHarness().With("Bad.qmtl", "model {").With("Small.qmtl", Small).Run();
        result.Diagnostics.ShouldNotBeEmpty();
        result.GeneratedSources.ShouldHaveSingleItem().HintName.ShouldBe("Small.Small.g.cs");
    }

    [Fact]
    public void The_same_file_gives_the_same_text()
    {
        var (first, second) = (new GeneratorHarness().With("Small.qmtl", Small).Run(), new GeneratorHarness().With("Small.qmtl", Small).Run());
        var text = first.GeneratedSources[0].SourceText.ToString();
        text.ShouldBe(second.GeneratedSources[0].SourceText.ToString());
        text.ShouldNotContain("\r");
    }
}
