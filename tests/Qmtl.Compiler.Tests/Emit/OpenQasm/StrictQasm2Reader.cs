using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>OpenQASM 2 (Cross et al., arXiv:1707.03429, appendix A): registers, gates of the first qelib1.inc with numbers as angles, measurements.</summary>
internal sealed partial class StrictQasm2Reader : StrictQasmReader
{
    public static QasmProgram Read(string text) => new StrictQasm2Reader().ReadProgram(text);

    protected override string Header => "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n";

    protected override IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates => FirstGateLibrary.Gates;

    protected override bool TryDeclare(string line)
    {
        if (Declaration().Match(line) is not { Success: true } register) return false;
        if (register.Groups[1].Value == "qreg") DeclareQubits(register.Groups[2].Value, register.Groups[3].Value);
        else DeclareBits(register.Groups[2].Value, register.Groups[3].Value);
        return true;
    }

    protected override (string Qubit, string Bit)? Measurement(string line) =>
        MeasurementPattern().Match(line) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>Real literals have a point, also before an exponent.</summary>
    protected override double Angle(string text) => Number().Replace(text, "").IndexOfAny([.. "0123456789e"]) < 0
        ? new QasmExpression(text, name => throw new FormatException("Not declared: " + name)).Evaluate()
        : throw new FormatException("Not a real number: " + text);

    [GeneratedRegex(@"^(qreg|creg) ([a-z]\w*)\[([1-9]\d*)\];$", RegexOptions.ECMAScript)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^measure (\S+) -> (\S+);$")]
    private static partial Regex MeasurementPattern();

    [GeneratedRegex(@"([0-9]+\.[0-9]*|[0-9]*\.[0-9]+)(e[-+]?[0-9]+)?")]
    private static partial Regex Number();
}
