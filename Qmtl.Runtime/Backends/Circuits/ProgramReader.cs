using System.Globalization;
using System.Text.RegularExpressions;

namespace Qmtl.Backends.Circuits;

/// <summary>Reads a program statement by statement. What is neither a declaration, nor a gate, nor a measurement is an error.</summary>
internal sealed partial class ProgramReader
{
    private readonly Dictionary<string, (int First, int Size)> registers = [];
    private readonly Dictionary<int, int> measured = [];
    private readonly List<string> inputs = [];
    private readonly List<ProgramGate> gates = [];
    private int bitCount;

    private ProgramReader()
    {
    }

    public IReadOnlyList<string> Inputs => inputs;

    public IReadOnlyList<ProgramGate> Gates => gates;

    public string BitRegister { get; private set; } = "";

    public IReadOnlyList<int> MeasuredQubits { get; private set; } = [];

    public int QubitCount { get; private set; }

    public bool DefinesGates { get; private set; }

    public static ProgramReader Read(string text)
    {
        var reader = new ProgramReader();
        var plain = Comment().Replace(text, "");
        var undefined = Definition().Replace(plain, "");
        reader.DefinesGates = undefined.Length != plain.Length;
        var statements = Box().Replace(undefined, "$1");
        foreach (var statement in statements.Split(';')) reader.ReadStatement(Space().Replace(statement, " ").Trim());
        if (reader.bitCount == 0) throw new FormatException("The program has no register of classical bits.");
        reader.MeasuredQubits =
        [
            .. Enumerable.Range(0, reader.bitCount).Select(bit => reader.measured.TryGetValue(bit, out var qubit)
                ? qubit
                : throw new FormatException($"Nothing is measured into {reader.BitRegister}[{bit}].")),
        ];
        return reader;
    }

    private void ReadStatement(string statement)
    {
        if (statement.Length == 0 || Ignored().IsMatch(statement)) return;
        if (Input().Match(statement) is { Success: true } input) inputs.Add(input.Groups[1].Value);
        else if (Declaration().Match(statement) is { Success: true } declaration) Declare(declaration);
        else if (Measurement().Match(statement) is { Success: true } measurement) Measure(measurement.Groups[1].Value, measurement.Groups[2].Value);
        else if (Gate().Match(statement) is { Success: true } gate) gates.Add(ReadGate(gate));
        else throw new FormatException($"'{statement}' is neither a declaration, nor a gate, nor a measurement.");
    }

    private ProgramGate ReadGate(Match gate) => new(
        gate.Groups["name"].Value,
        gate.Groups["angles"] is { Success: true, Value: var angles } ? AngleList.Split(angles) : [],
        [.. gate.Groups["operands"].Value.Split(',').Select(o => Qubit(o.Trim()))]);

    private void Declare(Match declaration)
    {
        var size = declaration.Groups[2] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
        var name = declaration.Groups[3].Value;
        if (declaration.Groups[1].Value == "qubit")
        {
            registers.Add(name, (QubitCount, size));
            QubitCount += size;
            return;
        }

        if (bitCount > 0) throw new FormatException($"The program has two registers of classical bits, {BitRegister} and {name}.");
        (BitRegister, bitCount) = (name, size);
    }

    private void Measure(string bits, string qubits)
    {
        if (bits != BitRegister)
        {
            measured.Add(Bit(bits), Qubit(qubits));
            return;
        }

        if (!registers.TryGetValue(qubits, out var register) || register.Size != bitCount)
            throw new FormatException($"'{qubits}' is no register of {bitCount} qubits.");
        for (var i = 0; i < bitCount; i++) measured.Add(i, register.First + i);
    }

    private int Bit(string operand) =>
        Element().Match(operand) is { Success: true } e && e.Groups[1].Value == BitRegister && Number(e) is var index && index < bitCount
            ? index
            : throw new FormatException($"'{operand}' is not a classical bit.");

    private int Qubit(string operand)
    {
        if (operand.StartsWith('$') && int.TryParse(operand.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var physical))
        {
            QubitCount = Math.Max(QubitCount, physical + 1);
            return physical;
        }

        if (registers.TryGetValue(operand, out var single) && single.Size == 1) return single.First;
        return Element().Match(operand) is { Success: true } e && registers.TryGetValue(e.Groups[1].Value, out var register) && Number(e) is var index && index < register.Size
            ? register.First + index
            : throw new FormatException($"'{operand}' is not a qubit.");
    }

    private static int Number(Match element) => int.Parse(element.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"//[^\n]*|^#pragma[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bgate\s[^{}]*\{[^{}]*\}")]
    private static partial Regex Definition();

    // Gates that are not to be rewritten stand in a box.
    [GeneratedRegex(@"\bbox\s*\{([^{}]*)\}")]
    private static partial Regex Box();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(OPENQASM|include|barrier|gphase)\b")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^input (?:float|angle)(?:\[\d+\])? ([A-Za-z_]\w*)$")]
    private static partial Regex Input();

    [GeneratedRegex(@"^(qubit|bit)(?:\[(\d+)\])? ([A-Za-z_]\w*)$")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^([A-Za-z_]\w*(?:\[\d+\])?) ?= ?measure (\$\d+|[A-Za-z_]\w*(?:\[\d+\])?)$")]
    private static partial Regex Measurement();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*) ?(?:\((?<angles>.+)\))? ?(?<operands>(?:\$\d+|[A-Za-z_]\w*(?:\[\d+\])?)(?: ?, ?(?:\$\d+|[A-Za-z_]\w*(?:\[\d+\])?))*)$")]
    private static partial Regex Gate();

    [GeneratedRegex(@"^([A-Za-z_]\w*)\[(\d+)\]$")]
    private static partial Regex Element();
}
