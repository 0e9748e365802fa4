using System.Text;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Draws a model's circuits in text: a wire per qubit, time to the right, gates as early as their qubits allow.</summary>
/// <remarks>
/// Heads on disjoint qubits stand in one drawing, behind the shared encoding stage. Heads that overlap them follow in drawings of their own,
/// where the shared stage is only named.
/// </remarks>
public static class TextDiagram
{
    private const int NarrowestPage = 40;

    /// <param name="width">The number of characters after which a drawing is cut and continued below.</param>
    public static string Draw(ModelIr model, int width = 120)
    {
        var (quantum, classical) = (model.Heads.Where(IsQuantum).ToArray(), model.Heads.Where(h => !IsQuantum(h)).ToArray());
        if (model.Qubits == 0) return model.Name + " has no circuit: all its heads are classical.\n";

        var text = new StringBuilder();
        text.Append(model.Name).Append(": ").Append(Counted.Of(model.Qubits, "qubit")).Append(", ").Append(Counted.Of(model.Heads.Count, "head")).Append('\n');
        var circuits = Circuits(model.Qubits, quantum);
        for (var i = 0; i < circuits.Count; i++)
        {
            text.Append('\n');
            Section(model, circuits[i], i == 0).Draw(text, Math.Max(width, NarrowestPage));
        }

        if (classical.Length > 0) text.Append("\nWithout a circuit: ").Append(string.Join(", ", classical.Select(h => h.DisplayName))).Append('\n');
        return text.ToString();
    }

    private static bool IsQuantum(HeadIr head) => head.Gates.Count > 0 || head.Measurements.Count > 0;

    /// <summary>Heads that share a drawing; one drawing without heads where only the shared stage has gates.</summary>
    private static List<List<HeadIr>> Circuits(int qubits, HeadIr[] heads)
    {
        var circuits = new List<List<HeadIr>>();
        var footprints = new List<HeadFootprint>();
        foreach (var head in heads)
        {
            var footprint = HeadFootprint.Of(qubits, head.Gates, head.Measurements);
            var index = footprints.FindIndex(f => f.IsIndependentOf(footprint));
            if (index < 0)
            {
                footprints.Add(footprint);
                circuits.Add([head]);
            }
            else
            {
                footprints[index] = footprints[index].Union(footprint);
                circuits[index].Add(head);
            }
        }

        return circuits.Count > 0 ? circuits : [[]];
    }

    private static DiagramSection Section(ModelIr model, List<HeadIr> heads, bool first)
    {
        var names = new ModelNames(model);
        var notation = new AngleNotation(names);
        var wires = Enumerable.Range(0, model.Qubits).Select(names.Qubit).ToArray();

        var stages = new List<DiagramStage>();
        if (model.Encoding.Count > 0)
        {
            stages.Add(first
                ? new("encode", Lay(wires.Length, model.Encoding, notation))
                : new("as above", [DiagramColumn.Gates(wires.Length).PutOnAll("[encode]")]));
        }

        if (Lay(wires.Length, heads.SelectMany(h => h.Gates), notation) is { Count: > 0 } blocks)
        {
            if (stages.Count > 0) blocks = [DiagramColumn.Border(wires.Length), .. blocks];
            stages.Add(new(string.Join(", ", heads.Where(h => h.Gates.Count > 0).Select(h => h.DisplayName)), blocks));
        }

        stages.Add(new("", [DiagramColumn.End(wires.Length), .. ObservableSymbols.Columns(wires.Length, heads)]));
        return new(wires, stages);
    }

    private static IReadOnlyList<DiagramColumn> Lay(int wires, IEnumerable<OperationIr> operations, AngleNotation notation)
    {
        var layout = new ColumnLayout(wires, DiagramColumn.Gates);
        foreach (var operation in operations) layout.Place(OperationSymbols.Of(operation, notation));
        return layout.Columns;
    }
}
