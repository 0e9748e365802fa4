using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests;

/// <summary>Numbers that a build gives to constants.</summary>
public sealed class ConstantValuesTests
{
    private const string Model =
        "const width = 2; const half = width / 2; model M { input x[width]; qubit q; encode { ry(x[0] + half * x[1]) q; } head h : binary { logits z(q); } }";

    [Theory]
    [InlineData("width=2", "const width = 2;")]
    [InlineData("width=4", "const width = 4;")]
    [InlineData("width=4;half=-1.5e-1", "const width = 4;", "const half = -0.15;")]
    public void A_given_number_is_as_if_it_stood_in_the_file(string given, string width, string half = "const half = width / 2;")
    {
        var written = Model.Replace("const width = 2;", width).Replace("const half = width / 2;", half);
        Print(Compile(Model, given)).ShouldBe(Print(Compile(written)));
    }

    [Fact]
    public void It_holds_in_imported_files_and_for_what_follows_from_the_constant()
    {
        var imports = new ImportedTexts(new Dictionary<string, string> { ["size.qmtl"] = "const width = 2; const twice = 2 * width;" });
        var source = new SourceText("Test.qmtl", "import \"size.qmtl\"; model M { input x[twice]; qubit q; encode { ry(x[0]) q; } head h : binary { logits z(q); } }");
        QmtlCompiler.Compile(source, imports, ConstantValues.Parse("width=5")).Models.ShouldHaveSingleItem().Ir.InputWidth.ShouldBe(10);
    }

    [Fact]
    public void Constants_within_models_and_other_names_stay_as_they_are()
    {
        const string Inner = "model M { const width = 3; input x[width]; qubit q; encode { ry(x[0]) q; } head h : binary { logits z(q); } }";
        Compile(Inner, "width=5 M=2").Models.ShouldHaveSingleItem().Ir.InputWidth.ShouldBe(3);
    }

    [Fact]
    public void A_number_that_does_not_fit_is_an_error_at_the_place_of_the_constant()
    {
        var diagnostic = Compile(Model, "width=2.5").Diagnostics[0];
        diagnostic.ToString().ShouldStartWith("Test.qmtl(1,");
        Compile(Model, "width=2.5").Models.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("width", "'width' is not a name and a number. Write name=number, such as features=768.")]
    [InlineData("=3", "'=3' is not a name and a number.")]
    [InlineData("width=", "'width=' is not a name and a number.")]
    [InlineData("width=two", "'width=two' is not a name and a number.")]
    [InlineData("width=NaN", "'width=NaN' is not a name and a number.")]
    [InlineData("width=1e999", "'width=1e999' is not a name and a number.")]
    [InlineData("width=1 depth=2 width=3", "'width' is given 2 times. Give it once.")]
    public void What_is_no_list_of_numbers_is_refused(string text, string message) =>
        Should.Throw<FormatException>(() => ConstantValues.Parse(text)).Message.ShouldStartWith(message);

    private static string Print(CompilationResult result) => IrPrinter.Print(result.Models.ShouldHaveSingleItem().Ir);

    private static CompilationResult Compile(string text, string constants = "") =>
        QmtlCompiler.Compile(new SourceText("Test.qmtl", text), constants: ConstantValues.Parse(constants));
}
