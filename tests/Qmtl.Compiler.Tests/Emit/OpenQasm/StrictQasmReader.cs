using System.Globalization;
using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Reads exactly the subset of OpenQASM 3 that is exported, and throws on anything else.</summary>
internal sealed partial class StrictQasmReader(Func<string, double> valueOf)
{
    /// <summary>Angles and qubits of the gates of stdgates.inc, and of the builtin U.</summary>
    private static readonly Dictionary<string, (int Angles, int Qubits)> StandardGates =
        new[]
        {
            ("x y z h s sdg t tdg sx", 0, 1),
            ("p rx ry rz", 1, 1),
            ("U", 3, 1),
            ("cx cy cz ch swap", 0, 2),
            ("cp crx cry crz", 1, 2),
            ("cu", 4, 2),
            ("ccx cswap", 0, 3),
        }
        .SelectMany(row => row.Item1.Split(' '), (row, name) => (name, row.Item2, row.Item3))
        .ToDictionary(gate => gate.name, gate => (gate.Item2, gate.Item3));

    private readonly Dictionary<string, double> inputs = [];
    private readonly Dictionary<string, (int First, int Size)> registers = [];
    private readonly List<QasmOperation> operations = [];
    private readonly List<QasmExpectation> expectations = [];
    private string? bits;
    private int bitCount;

    public static QasmProgram Read(string text, Func<string, double> valueOf) => new StrictQasmReader(valueOf).Read(text);

    private QasmProgram Read(string text)
    {
        text.ShouldStartWith("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
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
        else if (InputDeclaration().Match(line) is { Success: true } input)
            inputs.Add(Fresh(input.Groups[1].Value), valueOf(input.Groups[2].Value));
        else if (QubitDeclaration().Match(line) is { Success: true } qubit)
            registers.Add(Fresh(qubit.Groups[2].Value), (registers.Values.Sum(r => r.Size), Integer(qubit.Groups[1].Value)));
        else if (BitDeclaration().Match(line) is { Success: true } bit && bits is null)
            (bits, bitCount) = (Fresh(bit.Groups[2].Value), Integer(bit.Groups[1].Value));
        else if (Measurement().Match(line) is { Success: true } measurement)
            operations.Add(new("measure", [], [Qubit(measurement.Groups[2].Value)], Bit(measurement.Groups[1].Value)));
        else if (GateCall().Match(line) is { Success: true } gate) ReadGate(gate.Groups[1].Value, gate.Groups[3], gate.Groups[4].Value);
        else throw new FormatException("Not a statement of the exported subset: " + line);
    }

    private void ReadGate(string name, Group arguments, string operands)
    {
        if (!StandardGates.TryGetValue(name, out var gate)) throw new FormatException("Not a standard gate: " + name);
        double[] angles = arguments.Success ? [.. arguments.Value.Split(", ").Select(a => new QasmExpression(a, Input).Evaluate())] : [];
        int[] qubits = [.. operands.Split(", ").Select(Qubit)];
        if (angles.Length != gate.Angles || qubits.Length != gate.Qubits || qubits.Distinct().Count() != qubits.Length)
            throw new FormatException("Wrong operands of " + name);
        if (operations.Any(o => o.Bit is not null && qubits.Contains(o.Qubits[0]))) throw new FormatException("A gate after the measurement of its qubit.");
        operations.Add(new(name, angles, qubits));
    }

    private double Input(string name) => inputs.TryGetValue(name, out var value) ? value : throw new FormatException("Not declared: " + name);

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
        ? (match.Groups[1].Value, Integer(match.Groups[2].Value))
        : throw new FormatException("Not an element: " + operand);

    private string Fresh(string name) =>
        name == bits || name == "pi" || inputs.ContainsKey(name) || registers.ContainsKey(name) || StandardGates.ContainsKey(name)
            ? throw new FormatException("Declared twice: " + name)
            : name;

    private static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^// (\S+): <(.+)> from (.+)$")]
    private static partial Regex ExpectationComment();

    [GeneratedRegex(@"^input float\[64\] ([A-Za-z_]\w*); // (.+)$", RegexOptions.ECMAScript)]
    private static partial Regex InputDeclaration();

    [GeneratedRegex(@"^qubit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex QubitDeclaration();

    [GeneratedRegex(@"^bit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex BitDeclaration();

    [GeneratedRegex(@"^(\S+) = measure (\S+);$")]
    private static partial Regex Measurement();

    [GeneratedRegex(@"^([A-Za-z]\w*)(\((.+)\))? ([^()]+);$", RegexOptions.ECMAScript)]
    private static partial Regex GateCall();

    [GeneratedRegex(@"^([A-Za-z_]\w*)\[(\d+)\]$", RegexOptions.ECMAScript)]
    private static partial Regex ElementPattern();
}
