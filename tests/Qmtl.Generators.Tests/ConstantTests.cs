using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>The build property <c>QmtlConstants</c>.</summary>
public sealed class ConstantTests
{
    private const string Model = "const width = 2; model A { input x[width]; qubit q; encode { ry(x[0]) q; rx(x[1]) q; } head h : binary { logits z(q); } }";
    private const string Other = "model B { qubit q; encode { weight w; ry(w) q; } head h : binary { logits z(q); } }";

    [Fact]
    public void A_project_gives_a_number_to_a_constant()
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model).WithConstants("width=7");
        var result = harness.Run();
        result.Diagnostics.ShouldBeEmpty();
        result.GeneratedSources.ShouldHaveSingleItem().SourceText.ToString().ShouldContain("InputWidth = 7;");
        harness.Compile().ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_no_file_declares_is_an_error_of_the_project()
    {
        var result = new GeneratorHarness().With("A.qmtl", Model).With("B.qmtl", Other).WithConstants("widht=7 width=3").Run();
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.ToString().ShouldBe(
            "error QMTL9007: the property QmtlConstants gives a number to 'widht', but no .qmtl file of the project declares a constant of that name. There are width.");
        diagnostic.Location.ShouldBe(Location.None);
    }

    [Fact]
    public void A_property_that_is_no_list_of_numbers_is_an_error_and_files_are_compiled_as_they_are()
    {
        var result = new GeneratorHarness().With("A.qmtl", Model).WithConstants("width:7").Run();
        result.Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "error QMTL9006: the property QmtlConstants cannot be read: 'width:7' is not a name and a number. Write name=number, such as features=768.");
        result.GeneratedSources.ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_number_emits_again_only_what_depends_on_it()
    {
        var harness = new GeneratorHarness().With("A.qmtl", Model).With("B.qmtl", Other).WithConstants("width=7");
        harness.Run();
        var result = harness.WithConstants("width=8").Run();
        result.TrackedSteps[StepNames.Sources].SelectMany(step => step.Outputs).Count(o => o.Reason == IncrementalStepRunReason.Modified).ShouldBe(1);
    }
}
