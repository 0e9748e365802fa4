using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Tests;

/// <summary>What every stage behind the bound model makes of the samples.</summary>
public sealed class BackEndGoldenTests
{
    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Canonical_models_match_their_goldens(string name) => Match(name, "canonical", model => IrPrinter.Print(model.Canonical));

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Slices_match_their_goldens(string name) => Match(name, "slices", model => SlicePrinter.Print(model.Canonical, model.Slices));

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Plans_match_their_goldens(string name) => Match(name, "plan", model => PlanPrinter.Print(model.Plan));

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void CSharp_matches_its_goldens(string name) => Match(name, "csharp", model => model.CSharp);

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void OpenQasm_matches_its_goldens(string name) =>
        Match(name, "qasm", model => string.Join("\n", OpenQasm3Emitter.Emit(model.Ir).Select(program => program.Text)));

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Diagrams_match_their_goldens(string name) => Match(name, "diagram", model => TextDiagram.Draw(model.Ir));

    private static void Match(string name, string stage, Func<CompiledModel, string> print)
    {
        var sample = new Sample(name);
        var result = QmtlCompiler.Compile(sample.Read());
        result.HasErrors.ShouldBeFalse();
        Golden.Match(sample, stage, string.Join("\n", result.Models.Select(print)));
    }
}
