using System.Globalization;
using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>
/// Reads OpenQASM 2.0 as its grammar says (Cross et al., arXiv:1707.03429, appendix A), of which the exported programs use registers, gate
/// calls and measurements, and throws on anything else.
/// </summary>
internal sealed partial class StrictQasm2Reader
{
    private readonly Dictionary<string, (int First, int Size)> registers = [];
    private readonly List<QasmOperation> operations = [];
    private readonly List<QasmExpectation> expectations = [];
    private string? bits;
    private int bitCount;

    public static QasmProgram Read(string text) => new StrictQasm2Reader().ReadProgram(text);

    private QasmProgram ReadProgram(string text)
    {
        text.ShouldStartWith("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
        text.ShouldEndWith(";\n");
        text.ShouldNotContain("\r");
        foreach (var line in text.Split('\n').Skip(2)) ReadLine(line);
        return new(registers.Values.Sum(r => r.Size), bitCount, operations, expectations);
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0) return;
        if (ExpectationComment().Match(line) is { Success: true } e)
            expectations.Add(new(e.Groups[1].Value, e.Groups[2].Value, [.. e.Groups[3].Value.Split(", ").Select(Bit)]));
        else if (line.StartsWith("// ", StringComparison.Ordinal)) return;
        else if (Declaration().Match(line) is { Success: true } register) Declare(register.Groups[1].Value, register.Groups[2].Value, register.Groups[3].Value);
        else if (Measurement().Match(line) is { Success: true } measurement)
            operations.Add(new("measure", [], [Qubit(measurement.Groups[1].Value)], Bit(measurement.Groups[2].Value)));
        else if (GateCall().Match(line) is { Success: true } gate) ReadGate(gate.Groups[1].Value, gate.Groups[3], gate.Groups[4].Value);
        else throw new FormatException("Not a statement of OpenQASM 2: " + line);
    }

    private void Declare(string kind, string name, string size)
    {
        if (name == bits || name == "pi" || registers.ContainsKey(name) || FirstGateLibrary.Gates.ContainsKey(name)) throw new FormatException("Declared twice: " + name);
        var count = int.Parse(size, CultureInfo.InvariantCulture);
        if (kind == "creg") (bits, bitCount) = bits is null ? (name, count) : throw new FormatException("Two registers of bits.");
        else registers.Add(name, (registers.Values.Sum(r => r.Size), count));
    }

    private void ReadGate(string name, Group arguments, string operands)
    {
        if (!FirstGateLibrary.Gates.TryGetValue(name, out var gate)) throw new FormatException("Not a gate of the first qelib1.inc: " + name);
        double[] angles = arguments.Success ? [.. arguments.Value.Split(", ").Select(Angle)] : [];
        int[] qubits = [.. operands.Split(", ").Select(Qubit)];
        if (angles.Length != gate.Angles || qubits.Length != gate.Qubits || qubits.Distinct().Count() != qubits.Length)
            throw new FormatException("Wrong operands of " + name);
        if (operations.Any(o => o.Bit is not null && qubits.Contains(o.Qubits[0]))) throw new FormatException("A gate after the measurement of its qubit.");
        operations.Add(new(name, angles, qubits));
    }

    /// <summary>Real literals have a point, also before an exponent.</summary>
    private static double Angle(string text) => Number().Replace(text, "").IndexOfAny([.. "0123456789e"]) < 0
        ? new QasmExpression(text, name => throw new FormatException("Not declared: " + name)).Evaluate()
        : throw new FormatException("Not a real number: " + text);

    private int Qubit(string operand)
    {
        var (name, index) = Element(operand);
        if (!registers.TryGetValue(name, out var register) || index >= register.Size) throw new FormatException("Not declared: " + operand);
        return register.First + index;
    }

    private int Bit(string operand)
    {
        var (name, index) = Element(operand);
        return name == bits && index < bitCount ? index : throw new FormatException("Not declared: " + operand);
    }

    private static (string Name, int Index) Element(string operand) => ElementPattern().Match(operand) is { Success: true } match
        ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : throw new FormatException("Not an element: " + operand);

    [GeneratedRegex(@"^// (\S+): <(.+)> from (.+)$")]
    private static partial Regex ExpectationComment();

    [GeneratedRegex(@"^(qreg|creg) ([a-z]\w*)\[([1-9]\d*)\];$", RegexOptions.ECMAScript)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^measure (\S+) -> (\S+);$")]
    private static partial Regex Measurement();

    [GeneratedRegex(@"^([a-zA-Z]\w*)(\((.+)\))? ([^()]+);$", RegexOptions.ECMAScript)]
    private static partial Regex GateCall();

    [GeneratedRegex(@"([0-9]+\.[0-9]*|[0-9]*\.[0-9]+)(e[-+]?[0-9]+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([a-z]\w*)\[(\d+)\]$", RegexOptions.ECMAScript)]
    private static partial Regex ElementPattern();
}
