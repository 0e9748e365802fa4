namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>The reader is a judge of programs, so it is shown to refuse bad ones.</summary>
public sealed class StrictQasmReaderTests
{
    [Theory]
    [InlineData("rx(2) q[0];", "integer 2")]
    [InlineData("rx(2.0 * 3) q[0];", "integer 3")]
    [InlineData("rx(theta) q[0];", "Not declared: theta")]
    [InlineData("rzz(0.5) q[0], q[1];", "Not a standard gate: rzz")]
    [InlineData("u(0.5, 0.5, 0.5) q[0];", "Not a standard gate: u")]
    [InlineData("x q[2];", "Not declared: q[2]")]
    [InlineData("cx q[0], q[0];", "Wrong operands")]
    [InlineData("rx q[0];", "Wrong operands")]
    [InlineData("c[1] = measure q[0];", "Not declared: c[1]")]
    [InlineData("input float[64] q; // q", "Declared twice")]
    [InlineData("rx(NaN) q[0];", "Not declared: NaN")]
    [InlineData("x q[0]", "Not a statement")]
    public void Bad_statements_are_refused(string statement, string message)
    {
        var text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nbit[1] c;\n" + statement + "\nx q[0];\n";

        Should.Throw<FormatException>(() => StrictQasmReader.Read(text, _ => 0)).Message.ShouldContain(message);
    }
}
