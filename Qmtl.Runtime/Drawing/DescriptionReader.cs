using System.Globalization;

namespace Qmtl.Drawing;

/// <summary>Reads the lines that the compiler's <c>CircuitDescription</c> writes and documents.</summary>
internal sealed class DescriptionReader
{
    private readonly List<string> wires = [];
    private readonly List<DrawnGate> encoding = [];
    private readonly List<List<DrawnHead>> circuits = [];
    private readonly List<string> classical = [];

    public static CircuitDrawing Read(string description)
    {
        var lines = description.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) throw new FormatException("The description of a circuit is empty.");
        var reader = new DescriptionReader();
        foreach (var line in lines.Skip(1)) reader.ReadLine(line);
        return new CircuitDrawing(lines[0], reader.wires, reader.encoding, reader.circuits, reader.classical);
    }

    private void ReadLine(string line)
    {
        switch (line.Split(' ', 3))
        {
            case ["qubits", var register, var size]:
                for (var i = 0; i < Number(size); i++) wires.Add(string.Create(CultureInfo.InvariantCulture, $"{register}[{i}]"));
                break;
            case ["encode"]:
                break;
            case ["circuit"]:
                circuits.Add([]);
                break;
            case ["head", var name] when circuits.Count > 0:
                circuits[^1].Add(new DrawnHead(name, [], []));
                break;
            case ["measure", var paulis, var qubits] when circuits is [.., [.., var head]]:
                head.Observables.Add(new DrawnObservable(paulis, Qubits(qubits), [head.Name]));
                break;
            case ["as", var name] when circuits is [.., [.., var head] heads] && heads.Find(h => h.Name == name) is { } first:
                head.Observables.AddRange(first.Observables.Select(o => new DrawnObservable(o.Paulis, o.Qubits, [head.Name])));
                break;
            case ["classical", var name]:
                classical.Add(name);
                break;
            case [var gate, var qubits]:
                Add(new DrawnGate(gate, Qubits(qubits), [], AngleSource.None));
                break;
            case [var gate, var qubits, var angles] when angles.EndsWith(')') && angles.Contains('('):
                var open = angles.IndexOf('(');
                Add(new DrawnGate(gate, Qubits(qubits), angles[(open + 1)..^1].Split(", "), Source(angles[..open])));
                break;
            default:
                throw Malformed(line);
        }
    }

    private void Add(DrawnGate gate) => (circuits is [.., [.., var head]] ? head.Gates : encoding).Add(gate);

    private int[] Qubits(string text)
    {
        int[] qubits = [.. text.Split(',').Select(Number)];
        return qubits.All(q => q < wires.Count) ? qubits : throw Malformed(text);
    }

    private static AngleSource Source(string word) => word switch
    {
        "" => AngleSource.None,
        "data" => AngleSource.Data,
        "weights" => AngleSource.Weights,
        "both" => AngleSource.Both,
        _ => throw Malformed(word),
    };

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(text);

    private static FormatException Malformed(string text) => new($"'{text}' is not part of the description of a circuit.");
}
