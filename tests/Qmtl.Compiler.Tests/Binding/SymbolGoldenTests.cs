using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Tests.Binding;

public sealed class SymbolGoldenTests
{
    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Symbols_of_a_sample_are_as_approved(string name)
    {
        var sample = new Sample(name);
        var source = sample.Read();
        Golden.Match(sample, "symbols", SymbolPrinter.Print(QmtlCompiler.Analyze(source).Names, source));
    }

    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void Diagnostics_of_a_sample_are_as_approved(string name)
    {
        var sample = new Sample(name);
        var source = sample.Read();
        Golden.Match(sample, "diagnostics", DiagnosticPrinter.Print(source, QmtlCompiler.Analyze(source).Diagnostics));
    }
}
