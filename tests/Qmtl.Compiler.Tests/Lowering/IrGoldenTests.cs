using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class IrGoldenTests
{
    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Models_of_a_sample_are_as_approved(string name)
    {
        var sample = new Sample(name);
        var result = QmtlCompiler.Analyze(sample.Read());
        result.HasErrors.ShouldBeFalse();
        Golden.Match(sample, "ir", string.Join("\n", result.Models.Select(IrPrinter.Print)));
    }
}
