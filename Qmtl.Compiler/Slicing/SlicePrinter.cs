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
        var notation = new IrNotation(model);
        for (var i = 0; i < slices.Slices.Count; i++) Print(text, notation, model, i, slices.Slices[i]);
        foreach (var cone in slices.Oversized) text.Append("not simulated: ").Append(cone.GetMessage(model)).Append('\n');
        return text.ToString();
    }

    private static void Print(StringBuilder text, IrNotation notation, ModelIr model, int index, Slice slice)
    {
        var circuit = slice.Circuit;
        Line(text, $"circuit {index}: {string.Join(", ", circuit.Heads.Select(h => model.Heads[h].DisplayName))}");
        Line(text, $"  qubits {string.Join(", ", circuit.Wires.Select(w => notation.Qubit(w)))}");
        Line(text, $"  cost 2^{circuit.Qubits} * ({circuit.Gates.Count} + 1) = {slice.Cost}{(circuit.Heads.Count > 1 ? Invariant($", in circuits of their own {slice.SeparateCost}") : "")}");
        foreach (var gate in circuit.Gates) Line(text, $"  {notation.Write(gate, circuit.Wires)}");
        foreach (var measurement in circuit.Measurements) Line(text, $"  value[{measurement.Value}] = <{notation.Write(measurement.Observable, circuit.Wires)}>");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
