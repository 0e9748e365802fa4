using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Writes the circuits of a model for people to read: who shares which, on which qubits, and what that costs.</summary>
public static class SlicePrinter
{
    public static string Print(ModelIr model, ModelSlices slices)
    {
        var text = new StringBuilder();
        var names = new ModelNames(model);
        for (var i = 0; i < slices.Slices.Count; i++) Print(text, names, model, i, slices.Slices[i]);
        foreach (var cone in slices.Oversized) text.Append(Invariant($"not simulated: {cone.Observable} of {model.Heads[cone.Head].DisplayName}, {cone.Qubits} qubits\n"));
        return text.ToString();
    }

    private static void Print(StringBuilder text, ModelNames names, ModelIr model, int index, Slice slice)
    {
        var circuit = slice.Circuit;
        Line(text, $"circuit {index}: {string.Join(", ", circuit.Heads.Select(h => model.Heads[h].DisplayName))}");
        Line(text, $"  qubits {string.Join(", ", circuit.Wires.Select(names.Qubit))}");
        var apart = slice.SeparateCost != slice.Cost ? Invariant($", in circuits of their own {slice.SeparateCost}") : "";
        Line(text, $"  cost {(circuit.IsMixed ? 4 : 2)}^{circuit.Qubits} * ({circuit.Gates.Count} + 1) = {slice.Cost}{apart}");
        var printer = new ComputationPrinter(model, names);
        foreach (var gate in circuit.Gates)
            Line(text, $"  {printer.Print(gate with { Qubits = gate.Qubits.Select(q => circuit.Wires[q]).ToEquatableArray() })}");
        foreach (var measurement in circuit.Measurements)
        {
            var observable = new PauliString(measurement.Observable.Factors.Select(f => f with { Qubit = circuit.Wires[f.Qubit] }).ToEquatableArray());
            Line(text, $"  measure {observable} -> {printer.Place(measurement.Value, 1)}");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
