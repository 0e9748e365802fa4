using System.Globalization;
using System.Text.RegularExpressions;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Reads exactly what is written for the machines of a service, by its gate names, and throws on anything else.</summary>
internal sealed partial class MachineProgramReader
{
    /// <summary>What a service calls the gates that are exported for it, by its documentation.</summary>
    private static readonly Dictionary<OpenQasmFlavor, Dictionary<string, GateKind>> Gates = new()
    {
        [OpenQasmFlavor.IonQ] = Names("x X y Y z Z h H s S sdg Sdg t T tdg Tdg sx SX rx RX ry RY rz RZ cx CX cz CZ"),
        [OpenQasmFlavor.Ibm] = Names("x X sx SX rz RZ rx RX ry RY cx CX cz CZ ecr ECR rzz RZZ"),
        [OpenQasmFlavor.Braket] = Names(
            "x X y Y z Z h H s S si Sdg t T ti Tdg v SX rx RX ry RY rz RZ phaseshift P cnot CX cy CY cz CZ cphaseshift CP xx RXX yy RYY zz RZZ ecr ECR gpi GPI gpi2 GPI2 ms MS"),
    };

    private readonly OpenQasmFlavor flavor;
    private readonly Dictionary<string, double> inputs;
    private readonly List<string> declared = [];
    private readonly List<(GateKind Kind, double[] Angles, int[] Qubits)> gates = [];
    private readonly Dictionary<int, int> measured = [];
    private int qubits;
    private int bits;
    private bool isPhysical = true;

    private MachineProgramReader(OpenQasmFlavor flavor, Dictionary<string, double> inputs) => (this.flavor, this.inputs) = (flavor, inputs);

    /// <summary>The gates of the program.</summary>
    public IEnumerable<OperationIr> Operations =>
        gates.Select(g => new GateIr(g.Kind, g.Qubits.ToEquatableArray(), g.Angles.Select(Reference.Gates.Number).ToEquatableArray(), default));

    public static MachineProgramReader Read(MeasuredProgram program, string text, Dictionary<string, double> inputs)
    {
        var reader = new MachineProgramReader(program.Flavor, inputs);
        var header = program.Flavor == OpenQasmFlavor.Braket ? "OPENQASM 3.0;\n" : "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";
        text.ShouldStartWith(header);
        text.ShouldEndWith(";\n");
        foreach (var line in text[header.Length..^1].Split('\n')) reader.ReadLine(line);
        reader.declared.ShouldBe(program.Inputs.Select(i => i.Name));
        reader.measured.Keys.Order().ShouldBe(Enumerable.Range(0, program.Bits.Count));
        reader.bits.ShouldBe(program.Bits.Count);
        return reader;
    }

    /// <summary>The mean of (−1)^parity of bits.</summary>
    public double Expectation(IEnumerable<int> of)
    {
        var state = DenseState.Run(qubits, Operations, [], []);
        return state.Expectation(Reference.Gates.Observable([.. of.Select(b => (Pauli.Z, measured[b])).OrderBy(f => f.Item2)]));
    }

    private static Dictionary<string, GateKind> Names(string pairs) =>
        pairs.Split(' ').Chunk(2).ToDictionary(p => p[0], p => Enum.Parse<GateKind>(p[1]));

    private void ReadLine(string line)
    {
        if (line.StartsWith("// ", StringComparison.Ordinal)) return;
        if (line is "#pragma braket verbatim" or "box {" or "}")
        {
            (flavor == OpenQasmFlavor.Braket && isPhysical).ShouldBeTrue(line);
            return;
        }

        if (!line.Contains("= measure", StringComparison.Ordinal)) measured.ShouldBeEmpty(line);
        if (InputLine().Match(line) is { Success: true } input)
        {
            input.Groups[1].Value.ShouldBe(flavor == OpenQasmFlavor.Braket ? "float" : "float[64]");
            declared.Add(input.Groups[2].Value);
        }
        else if (QubitLine().Match(line) is { Success: true } register)
        {
            (qubits, isPhysical) = (Integer(register.Groups[1].Value), false);
        }
        else if (BitLine().Match(line) is { Success: true } bit)
        {
            bits = Integer(bit.Groups[1].Value);
        }
        else if (MeasureLine().Match(line) is { Success: true } measure)
        {
            measured.Add(Integer(measure.Groups[1].Value), Qubit(measure.Groups[2].Value));
        }
        else if (GateLine().Match(line) is { Success: true } gate)
        {
            ReadGate(gate);
        }
        else
        {
            throw new FormatException("Not a statement of the exported subset: " + line);
        }
    }

    private void ReadGate(Match gate)
    {
        if (!Gates[flavor].TryGetValue(gate.Groups[1].Value, out var kind)) throw new FormatException($"{flavor} has no gate {gate.Groups[1].Value}.");
        double[] angles = gate.Groups[3].Success ? [.. gate.Groups[3].Value.Split(", ").Select(Angle)] : [];
        int[] operands = [.. gate.Groups[4].Value.Split(", ").Select(Qubit)];
        angles.Length.ShouldBe(GateTable.Get(kind).Angles);
        operands.Length.ShouldBe(GateTable.Get(kind).Qubits);
        gates.Add((kind, angles, operands));
    }

    private double Angle(string text)
    {
        if (declared.Contains(text)) return inputs[text];
        text.ShouldContain(".");
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private int Qubit(string operand)
    {
        var match = OperandPattern().Match(operand);
        match.Success.ShouldBeTrue(operand);
        (match.Groups[1].Value == "$").ShouldBe(isPhysical, operand);
        var index = Integer(match.Groups[2].Value);
        if (isPhysical) qubits = Math.Max(qubits, index + 1);
        index.ShouldBeLessThan(qubits);
        return index;
    }

    private static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^input (float|float\[64\]) (t\d+);$")]
    private static partial Regex InputLine();

    [GeneratedRegex(@"^qubit\[(\d+)\] q;$")]
    private static partial Regex QubitLine();

    [GeneratedRegex(@"^bit\[(\d+)\] c;$")]
    private static partial Regex BitLine();

    [GeneratedRegex(@"^c\[(\d+)\] = measure (\S+);$")]
    private static partial Regex MeasureLine();

    [GeneratedRegex(@"^(\w+)(\(([^)]+)\))? ([^()]+);$")]
    private static partial Regex GateLine();

    [GeneratedRegex(@"^(?:(\$)|q\[)(\d+)\]?$")]
    private static partial Regex OperandPattern();
}
