using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Analysis;

/// <summary>Short ways from a text to its models or errors.</summary>
internal static class Analyzed
{
    public static AnalysisResult Text(string text, IImportSource? imports = null) => QmtlCompiler.Analyze(new SourceText("Test.qmtl", text), imports);

    /// <summary>The only model of a text without errors.</summary>
    public static ModelIr Model(string text)
    {
        var result = Text(text);
        result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        return result.Models.ShouldHaveSingleItem();
    }

    /// <summary>A model with one head, and statements in its encoding stage.</summary>
    public static ModelIr Circuit(string members, string encode, string head = "logits z(q[0]);") =>
        Model($"model Test {{ {members} encode {{ {encode} }} head answer : binary {{ {head} }} }}");

    public static string[] Gates(string encode, string members = "qubit[4] q;", string head = "logits 1;")
    {
        var model = Circuit(members, encode, head);
        var printer = new ComputationPrinter(model, new ModelNames(model));
        return [.. model.Encoding.Select(printer.Print)];
    }

    /// <summary>The warnings of a text without errors.</summary>
    public static string[] Warnings(string text, IImportSource? imports = null)
    {
        var result = Text(text, imports);
        result.HasErrors.ShouldBeFalse(string.Join("\n", result.Diagnostics));
        return [.. result.Diagnostics.Select(d => $"{d.Id} {d.Message}")];
    }

    /// <summary>Asserts the one diagnostic of a text, which stands between <c>«</c> and <c>»</c>.</summary>
    public static void Reports(string id, string message, string marked)
    {
        var start = marked.IndexOf('«');
        var end = marked.IndexOf('»') - 1;
        var source = new SourceText("Test.qmtl", marked.Replace("«", "").Replace("»", ""));
        var diagnostic = QmtlCompiler.Analyze(source).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message.ShouldBe(message);
        diagnostic.Id.ShouldBe(id);
        source.ToString(diagnostic.Span).ShouldBe(source.Content[start..end]);
        diagnostic.Span.ShouldBe(TextSpan.FromBounds(start, end));
        diagnostic.Severity.ShouldBe(DiagnosticCatalog.Get(id).Severity);
    }
}
