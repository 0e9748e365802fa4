using System.Globalization;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>Executes OpenQASM 3, of which it knows inputs, registers, physical qubits, gates in boxes or not, and measurements at the end.</summary>
internal sealed class QasmInterpreter
{
    private readonly QasmTokens tokens;
    private readonly Queue<double> values;
    private readonly IReadOnlyDictionary<string, double> named;
    private readonly Dictionary<string, double> inputs = [];
    private readonly Dictionary<string, (int First, int Size)> qubits = [];
    private readonly Dictionary<string, int> physical = [];
    private readonly List<(string Gate, double[] Angles, int[] Qubits)> gates = [];
    private readonly SortedDictionary<int, int> measured = [];
    private string bits = "";
    private int bitCount;
    private int qubitCount;

    private QasmInterpreter(string text, IReadOnlyList<double> ordered, IReadOnlyDictionary<string, double> named) =>
        (tokens, values, this.named) = (new QasmTokens(text), new Queue<double>(ordered), named);

    /// <summary>Executes a program.</summary>
    /// <param name="text">The program.</param>
    /// <param name="ordered">Values of its inputs in the order of their declarations.</param>
    /// <param name="named">Values of its inputs by name.</param>
    public static ExecutedCircuit Run(string text, IReadOnlyList<double>? ordered = null, IReadOnlyDictionary<string, double>? named = null)
    {
        var interpreter = new QasmInterpreter(text, ordered ?? [], named ?? new Dictionary<string, double>());
        while (!interpreter.tokens.AtEnd) interpreter.Statement();
        if (interpreter.values.Count > 0) throw new FormatException("There are more values than inputs.");
        return interpreter.Execute();
    }

    private ExecutedCircuit Execute()
    {
        var state = new DenseState(qubitCount);
        foreach (var (gate, angles, operands) in gates)
        {
            var (matrix, controls) = GateMatrices.Of(gate, angles);
            state.Apply(matrix, operands[controls..], operands[..controls]);
        }

        var names = physical.ToDictionary(p => p.Value, p => int.Parse(p.Key[1..], CultureInfo.InvariantCulture));
        return new ExecutedCircuit(state, bits, [.. Enumerable.Range(0, bitCount).Select(b => measured[b])], q => names.GetValueOrDefault(q, q));
    }

    private void Statement()
    {
        var word = tokens.Next();
        if (word == "}" || (word == "box" && tokens.Accept("{"))) return;
        if (word is "OPENQASM" or "include" or "barrier") tokens.SkipStatement();
        else if (word == "input") Input();
        else if (word is "qubit" or "bit") Declare(word);
        else if (word == bits) Measure();
        else Gate(word);
    }

    private void Input()
    {
        tokens.Expect("float");
        if (tokens.Peek == "[") tokens.Index();
        var name = tokens.Next();
        inputs.Add(name, named.TryGetValue(name, out var value) ? value : values.Dequeue());
        tokens.Expect(";");
    }

    private void Declare(string kind)
    {
        var size = tokens.Peek == "[" ? tokens.Index() : 1;
        var name = tokens.Next();
        if (kind == "bit") (bits, bitCount) = (name, size);
        else (qubits[name], qubitCount) = ((qubitCount, size), qubitCount + size);
        tokens.Expect(";");
    }

    private void Measure()
    {
        var bit = tokens.Peek == "[" ? tokens.Index() : -1;
        tokens.Expect("=");
        tokens.Expect("measure");
        if (bit >= 0) measured.Add(bit, Qubit());
        else for (var (i, register) = (0, qubits[tokens.Next()]); i < register.Size; i++) measured.Add(i, register.First + i);
        tokens.Expect(";");
    }

    private void Gate(string name)
    {
        var angles = new List<double>();
        if (tokens.Accept("(")) do angles.Add(Sum()); while (!tokens.Accept(")") && tokens.Next() == ",");
        var operands = new List<int> { Qubit() };
        while (tokens.Accept(",")) operands.Add(Qubit());
        tokens.Expect(";");
        if (operands.Any(measured.ContainsValue)) throw new FormatException("A gate follows the measurement of its qubit.");
        gates.Add((name, [.. angles], [.. operands]));
    }

    private int Qubit()
    {
        var name = tokens.Next();
        if (!name.StartsWith('$')) return qubits[name].First + (tokens.Peek == "[" ? tokens.Index() : 0);
        if (!physical.TryGetValue(name, out var place)) physical.Add(name, place = qubitCount++);
        return place;
    }

    private double Sum()
    {
        var value = Product();
        while (tokens.Peek is "+" or "-") value += tokens.Next() == "+" ? Product() : -Product();
        return value;
    }

    private double Product()
    {
        var value = Factor();
        while (tokens.Peek is "*" or "/") value = tokens.Next() == "*" ? value * Factor() : value / Factor();
        return value;
    }

    private double Factor()
    {
        if (tokens.Accept("-")) return -Factor();
        if (tokens.Accept("("))
        {
            var inner = Sum();
            tokens.Expect(")");
            return inner;
        }

        var word = tokens.Next();
        return word == "pi" ? Math.PI : inputs.TryGetValue(word, out var value) ? value : double.Parse(word, CultureInfo.InvariantCulture);
    }
}
