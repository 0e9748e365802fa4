using System.Globalization;
using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Reads exactly what is exported in one version of OpenQASM, and throws on anything else.</summary>
internal abstract partial class StrictQasmReader
{
    private readonly Dictionary<string, (int First, int Size)> registers = [];
    private readonly List<QasmOperation> operations = [];
    private readonly List<QasmExpectation> expectations = [];
    private string? bits;
    private int bitCount;

    protected abstract string Header { get; }

    /// <summary>The numbers of angles and qubits of the gates there are.</summary>
    protected abstract IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates { get; }

    protected QasmProgram ReadProgram(string text)
    {
        text.ShouldStartWith(Header);
        text.ShouldEndWith(";\n");
        text.ShouldNotContain("\r");
        foreach (var line in text[Header.Length..].Split('\n')) ReadLine(line);
        return new(registers.Values.Sum(r => r.Size), bitCount, operations, expectations);
    }

    /// <summary>Reads a comment that is no expectation.</summary>
    protected virtual void ReadComment(string comment)
    {
    }

    /// <summary>Reads a declaration.</summary>
    /// <returns>Whether it is one.</returns>
    protected abstract bool TryDeclare(string line);

    /// <summary>The qubit and the bit of a measurement; null where the line is none.</summary>
    protected abstract (string Qubit, string Bit)? Measurement(string line);

    protected abstract double Angle(string text);

    protected void DeclareQubits(string name, string size) => registers.Add(Fresh(name), (registers.Values.Sum(r => r.Size), Integer(size)));

    protected void DeclareBits(string name, string size) =>
        (bits, bitCount) = bits is null ? (Fresh(name), Integer(size)) : throw new FormatException("Two registers of bits.");

    protected virtual string Fresh(string name) =>
        name == bits || name == "pi" || registers.ContainsKey(name) || Gates.ContainsKey(name) ? throw new FormatException("Declared twice: " + name) : name;

    private void ReadLine(string line)
    {
        if (line.Length == 0) return;
        if (ExpectationComment().Match(line) is { Success: true } e)
            expectations.Add(new(e.Groups[1].Value, e.Groups[2].Value, [.. e.Groups[3].Value.Split(", ").Select(Bit)]));
        else if (line.StartsWith("// ", StringComparison.Ordinal)) ReadComment(line[3..]);
        else if (TryDeclare(line)) return;
        else if (Measurement(line) is var (qubit, bit)) operations.Add(new("measure", [], [Qubit(qubit)], Bit(bit)));
        else if (GateCall().Match(line) is { Success: true } gate) ReadGate(gate.Groups[1].Value, gate.Groups[3], gate.Groups[4].Value);
        else throw new FormatException("Not a statement of the exported subset: " + line);
    }

    private void ReadGate(string name, Group arguments, string operands)
    {
        if (!Gates.TryGetValue(name, out var gate)) throw new FormatException("Not a standard gate: " + name);
        double[] angles = arguments.Success ? [.. arguments.Value.Split(", ").Select(Angle)] : [];
        int[] qubits = [.. operands.Split(", ").Select(Qubit)];
        if (angles.Length != gate.Angles || qubits.Length != gate.Qubits || qubits.Distinct().Count() != qubits.Length)
            throw new FormatException("Wrong operands of " + name);
        if (operations.Any(o => o.Bit is not null && qubits.Contains(o.Qubits[0]))) throw new FormatException("A gate after the measurement of its qubit.");
        operations.Add(new(name, angles, qubits));
    }

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

    protected static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^// (\S+): <(.+)> from (.+)$")]
    private static partial Regex ExpectationComment();

    [GeneratedRegex(@"^([A-Za-z]\w*)(\((.+)\))? ([^()]+);$", RegexOptions.ECMAScript)]
    private static partial Regex GateCall();

    [GeneratedRegex(@"^([A-Za-z_]\w*)\[(\d+)\]$", RegexOptions.ECMAScript)]
    private static partial Regex ElementPattern();
}
