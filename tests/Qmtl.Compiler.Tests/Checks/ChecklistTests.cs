using System.Diagnostics;
using Qmtl.Compiler.Checks;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class ChecklistTests
{
    private const string Family256 = """
        ansatz Layers(depth) on q {
            weight theta[depth, size(q), 2];
            for l in 0..depth {
                for i in 0..size(q) { rz(theta[l, i, 0]) q[i]; ry(theta[l, i, 1]) q[i]; }
                entangle linear cx q;
            }
        }
        model Family(T, k) {
            input x[k * T];
            qubit[k * T] q;
            encode { for i in 0..k * T { ry(x[i]) q[i]; } entangle brick cz q; }
            head task[t in 0..T] : binary { Layers(2) on q[k * t..k * (t + 1)]; logits 4 * z(q[k * (t + 1) - 1]); }
        }
        model Family256 = Family(256, 4);
        """;

    [Fact]
    public void Checks_find_warnings_only() =>
        DiagnosticCatalog.All.Where(d => d.Severity == DiagnosticSeverity.Warning && d.Category != "Syntax").Select(d => d.Id)
            .ShouldBe(["QMTL1101", "QMTL1102", "QMTL3001", "QMTL3002", "QMTL3003", "QMTL5001", "QMTL5002"]);

    [Fact]
    public void A_model_of_a_thousand_qubits_is_checked_at_once()
    {
        var source = new SourceText("Test.qmtl", Family256);
        var analysis = QmtlCompiler.Analyze(source);
        analysis.Diagnostics.ShouldBeEmpty();
        var diagnostics = new DiagnosticBag(source);
        var watch = Stopwatch.StartNew();
        Checklist.Run(new CheckedFile(new SourceMap(source), analysis.Names, analysis.Models.Zip(analysis.Canonical)), diagnostics, CancellationToken.None);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void What_is_shipped_has_no_warnings_but_of_the_rotations_about_Z_at_the_end_of_the_ansatz_of_the_paper()
    {
        string[] folders = ["Qmtl.Models", Path.Combine("docs", "examples"), Path.Combine("Qmtl.Generators", "Template")];
        string[] files = [.. folders.SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, f), "*.qmtl", SearchOption.AllDirectories))];
        files.Length.ShouldBeGreaterThan(2);
        foreach (var file in files)
            Analyzed.Warnings(File.ReadAllText(file), FilesBeside(file)).Where(w => Path.GetFileName(file) is not ("Digits.qmtl" or "Noise.qmtl") || !w.Contains("QMTL3001")).ShouldBeEmpty(file);

        static ImportedTexts FilesBeside(string file) =>
            new(Directory.GetFiles(Path.GetDirectoryName(file)!, "*.qmtl", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(Path.GetDirectoryName(file)!, path).Replace('\\', '/'), File.ReadAllText));
    }
}
