using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Tests.Parsing;

public sealed class SyntaxGoldenTests
{
    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void Tokens_of_a_sample_are_as_approved(string name)
    {
        var sample = new Sample(name);
        Golden.Match(sample, "tokens", TokenPrinter.Print(sample.Read()));
    }

    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void Syntax_of_a_sample_is_as_approved(string name)
    {
        var sample = new Sample(name);
        var source = sample.Read();
        Golden.Match(sample, "syntax", SyntaxPrinter.Print(SyntaxParser.Parse(source).File, source));
    }

    [Fact]
    public void Syntax_diagnostics_are_as_approved()
    {
        var sample = new Sample("InvalidSyntax");
        var source = sample.Read();
        Golden.Match(sample, "diagnostics", DiagnosticPrinter.Print(source, SyntaxParser.Parse(source).Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void A_valid_sample_has_no_syntax_diagnostics(string name) =>
        SyntaxParser.Parse(new Sample(name).Read()).Diagnostics.ShouldBeEmpty();
}
