using System.Globalization;

namespace Qmtl.Drawing;

/// <summary>Describes a drawing for those who do not see it.</summary>
internal static class SvgWords
{
    /// <summary><c>A quantum circuit of 8 qubits, 4 heads. The head odd has 12 gates and measures ⟨Z⟩ of q[0]. …</c></summary>
    public static string Describe(CircuitDrawing drawing)
    {
        if (drawing.Circuits.Count == 0) return Headline.WithoutCircuit(drawing);
        var shared = drawing.Circuits[0].Regions.FirstOrDefault(r => r.Head is null);
        string[] sentences =
        [
            $"A quantum circuit: {Headline.Counts(drawing)}.",
            .. shared is null ? [] : new[] { $"The shared stage has {Gates(Items(drawing.Circuits[0], shared))}." },
            .. drawing.Circuits.SelectMany(c => c.Heads).Select(h => Describe(h, drawing.Wires)),
            .. drawing.ClassicalHeads.Count == 0 ? [] : new[] { Headline.ClassicalHeads(drawing) + "." },
        ];
        return string.Join(' ', sentences);
    }

    private static string Describe(DrawnHead head, IReadOnlyList<string> wires)
    {
        var measured = head.Observables.Select(o => $"{o.Expectation} of {string.Join(", ", o.Qubits.Select(q => wires[q]))}");
        return head.Observables.Count == 0
            ? $"The head {head.Name} has {Gates(head.Gates.Count)} and measures nothing."
            : $"The head {head.Name} has {Gates(head.Gates.Count)} and measures {string.Join("; ", measured)}.";
    }

    private static int Items(CircuitLayout circuit, DrawnRegion region) =>
        circuit.Columns.Skip(region.First).Take(region.Last - region.First + 1).Sum(c => c.Items.Count);

    private static string Gates(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} gate{(count == 1 ? "" : "s")}");
}
