using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>OpenQASM 3: inputs, registers, gates of stdgates.inc and the builtin U, measurements.</summary>
internal sealed partial class StrictQasm3Reader(Func<string, double> valueOf) : StrictQasmReader
{
    private readonly Dictionary<string, double> inputs = [];

    /// <param name="valueOf">The value behind the comment of an input.</param>
    public static QasmProgram Read(string text, Func<string, double> valueOf) => new StrictQasm3Reader(valueOf).ReadProgram(text);

    protected override string Header => "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

    protected override IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates => StandardGateLibrary.Gates;

    protected override bool TryDeclare(string line)
    {
        if (InputDeclaration().Match(line) is { Success: true } input) inputs.Add(Fresh(input.Groups[1].Value), valueOf(input.Groups[2].Value));
        else if (QubitDeclaration().Match(line) is { Success: true } qubits) DeclareQubits(qubits.Groups[2].Value, qubits.Groups[1].Value);
        else if (BitDeclaration().Match(line) is { Success: true } bits) DeclareBits(bits.Groups[2].Value, bits.Groups[1].Value);
        else return false;
        return true;
    }

    protected override (string Qubit, string Bit)? Measurement(string line) =>
        MeasurementPattern().Match(line) is { Success: true } match ? (match.Groups[2].Value, match.Groups[1].Value) : null;

    protected override double Angle(string text) => new QasmExpression(
        text,
        name => inputs.TryGetValue(name, out var value) ? value : throw new FormatException("Not declared: " + name)).Evaluate();

    protected override string Fresh(string name) => inputs.ContainsKey(name) ? throw new FormatException("Declared twice: " + name) : base.Fresh(name);

    [GeneratedRegex(@"^input float\[64\] ([A-Za-z_]\w*); // (.+)$", RegexOptions.ECMAScript)]
    private static partial Regex InputDeclaration();

    [GeneratedRegex(@"^qubit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex QubitDeclaration();

    [GeneratedRegex(@"^bit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex BitDeclaration();

    [GeneratedRegex(@"^(\S+) = measure (\S+);$")]
    private static partial Regex MeasurementPattern();
}
