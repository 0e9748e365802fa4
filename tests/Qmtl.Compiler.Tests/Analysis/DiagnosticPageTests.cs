using System.Text;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Analysis;

/// <summary>Pairs of a program and what is said of it: the examples of the pages, and programs that fit on no page.</summary>
public sealed class DiagnosticPageTests
{
    /// <summary>What raises the diagnostics whose pages show no program, because it would be too long or because no program is to blame.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<Diagnostic>>> OffPage = new()
    {
        ["QMTL0005"] = () => Compile($"const a = {new string('(', 201)}1{new string(')', 201)};"),
        ["QMTL1207"] = () => Compile(
            string.Concat(Enumerable.Range(0, 500).Select(i => $"import \"f{i}.qmtl\";\n")),
            new ImportedTexts(Enumerable.Range(0, 500).ToDictionary(i => $"f{i}.qmtl", _ => ""))),
        ["QMTL2028"] = () => Compile(
            "ansatz B0 on q { sx q; }\n"
                + string.Concat(Enumerable.Range(1, 129).Select(i => $"ansatz B{i} on q {{ B{i - 1} on q; }}\n"))
                + "model M { qubit q; encode { B129 on q; } head h : binary { logits z(q); } }"),
        ["QMTL9003"] = () => [Report(ProjectDiagnostics.UnreadableFile())],
        ["QMTL9004"] = () => [Report(ProjectDiagnostics.InternalError(new InvalidOperationException("a plan has no steps.")))],
        ["QMTL9005"] = () => [Report(ProjectDiagnostics.RepeatedModel(default, "Shop.Review", "Models/Review.qmtl", new LinePosition(2, 6)))],
        ["QMTL9006"] = () => [Report(ProjectDiagnostics.MalformedConstants("'features' is not a name and a number. Write name=number, such as features=768."))],
        ["QMTL9007"] = () => [Report(ProjectDiagnostics.UnknownConstant("feature", ["features", "width"]))],
    };

    public static TheoryData<string> Ids => [.. DiagnosticCatalog.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_program_that_raises_it_alone_and_one_that_raises_nothing(string id)
    {
        var examples = FencedExamples.Read(PageOf(id));
        if (OffPage.TryGetValue(id, out var raise))
        {
            examples.ShouldBeEmpty();
            raise().Select(d => d.Id).ShouldBe([id]);
            return;
        }

        examples.Count.ShouldBe(2);
        var imports = FencedExamples.ReadImports(PageOf(id));
        Compile(examples[0], imports).Select(d => d.Id).Distinct().ShouldBe([id]);
        Compile(examples[1], imports).Select(d => d.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_and_places_of_all_diagnostics_are_as_approved()
    {
        var messages = new StringBuilder();
        foreach (var id in DiagnosticCatalog.All.Select(d => d.Id))
        {
            messages.Append(OffPage.TryGetValue(id, out var raise)
                ? string.Join('\n', raise()) + "\n\n"
                : Print(id, FencedExamples.Read(PageOf(id))[0]) + "\n");
        }

        Golden.Match(Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Analysis"), "messages", messages.ToString());
    }

    private static string Print(string id, string example) =>
        DiagnosticPrinter.Print(new SourceText(id, example), Compile(example, FencedExamples.ReadImports(PageOf(id))));

    private static EquatableArray<Diagnostic> Compile(string text, IImportSource? imports = null) =>
        QmtlCompiler.Compile(new SourceText("Test.qmtl", text), imports).Diagnostics;

    private static Diagnostic Report(Finding finding)
    {
        var diagnostics = new DiagnosticBag(new SourceText("Test.qmtl", ""));
        diagnostics.Report(finding);
        return diagnostics.ToEquatableArray().ShouldHaveSingleItem();
    }

    private static string PageOf(string id) => Path.Combine(FencedExamples.Documentation, "diagnostics", id + ".md");
}
