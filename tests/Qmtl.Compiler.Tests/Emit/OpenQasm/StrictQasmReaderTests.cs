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
    [InlineData("input float[64] x_0;", "Not an element of a tensor: x_0")]
    [InlineData("// x[2]\ninput float[64] w; // w\ninput float[64] x_0;", "Not an element of a tensor: x_0")]
    [InlineData("// x[2]\ninput float[64] x_2;", "Outside of its tensor: x_2")]
    [InlineData("rx(NaN) q[0];", "Not declared: NaN")]
    [InlineData("x q[0]", "Not a statement")]
    public void Bad_statements_of_OpenQASM_3_are_refused(string statement, string message)
    {
        var text = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nbit[1] c;\n" + statement + "\nx q[0];\n";

        Should.Throw<FormatException>(() => StrictQasm3Reader.Read(text, _ => 0)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("rx(2) q[0];", "Not a real number: 2")]
    [InlineData("rx(1e-9) q[0];", "Not a real number: 1e-9")]
    [InlineData("rx({p0}) q[0];", "Not a real number: {p0}")]
    [InlineData("rx(theta) q[0];", "Not a real number: theta")]
    [InlineData("sx q[0];", "Not a standard gate: sx")]
    [InlineData("swap q[0], q[1];", "Not a standard gate: swap")]
    [InlineData("x q[2];", "Not declared: q[2]")]
    [InlineData("cx q[0], q[0];", "Wrong operands")]
    [InlineData("c[0] = measure q[0];", "Not a statement")]
    [InlineData("qreg Q[2];", "Not a standard gate: qreg")]
    public void Bad_statements_of_OpenQASM_2_are_refused(string statement, string message)
    {
        var text = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[1];\n" + statement + "\nx q[0];\n";

        Should.Throw<FormatException>(() => StrictQasm2Reader.Read(text)).Message.ShouldContain(message);
    }
}
