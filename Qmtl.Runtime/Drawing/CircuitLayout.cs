namespace Qmtl.Drawing;

internal enum ColumnKind
{
    /// <summary>Gates on wires.</summary>
    Gates,

    /// <summary>The shared stage in one symbol, where a drawing before shows it.</summary>
    SharedStage,

    /// <summary>The border between two stages.</summary>
    Border,

    /// <summary>The ends of the wires.</summary>
    End,

    /// <summary>Measured observables, behind the ends of the wires.</summary>
    Observables,
}

/// <summary>Items that stand above each other, under the heading of their stage.</summary>
internal sealed record DrawnColumn(ColumnKind Kind, string Heading, IReadOnlyList<DrawnItem> Items)
{
    /// <summary>Whether it says nothing without the column after it, so that a strip must not end with it.</summary>
    public bool LeadsIn => Kind is ColumnKind.Border or ColumnKind.End;
}

/// <summary>
/// The wires and columns, from the first to the last, that the block of a head takes, by its position in the drawing, or the shared stage,
/// which has none.
/// </summary>
internal sealed record DrawnRegion(string Name, int? Head, int Top, int Bottom, int First, int Last);

/// <summary>What stands where in one drawing.</summary>
internal sealed record CircuitLayout(IReadOnlyList<DrawnHead> Heads, IReadOnlyList<DrawnColumn> Columns, IReadOnlyList<DrawnRegion> Regions)
{
    /// <summary>What the shared stage is called, as in the language.</summary>
    public const string SharedStage = "encode";

    /// <summary>Lays out the shared stage, which is shown in the first drawing and only named in others, and heads that share a circuit.</summary>
    public static CircuitLayout Of(int wires, IReadOnlyList<DrawnGate> encoding, IReadOnlyList<DrawnHead> heads, bool isFirst)
    {
        var columns = new List<DrawnColumn>();
        var regions = new List<DrawnRegion>();
        if (encoding.Count > 0)
        {
            if (isFirst) columns.AddRange(Lay(wires, encoding).Select(items => new DrawnColumn(ColumnKind.Gates, SharedStage, items)));
            else columns.Add(new DrawnColumn(ColumnKind.SharedStage, "as above", []));
            if (isFirst) regions.Add(new DrawnRegion(SharedStage, null, 0, wires - 1, 0, columns.Count - 1));
        }

        var blocks = Blocks(wires, heads, columns.Count > 0 ? columns.Count + 1 : 0, regions);
        if (columns.Count > 0 && blocks.Count > 0) columns.Add(new DrawnColumn(ColumnKind.Border, blocks[0].Heading, []));
        return new CircuitLayout(heads, [.. columns, .. blocks, new DrawnColumn(ColumnKind.End, "", []), .. Observables(wires, heads)], regions);
    }

    /// <summary>The blocks of the heads side by side where their wires allow it; no block stands between the wires of another.</summary>
    private static IReadOnlyList<DrawnColumn> Blocks(int wires, IReadOnlyList<DrawnHead> heads, int firstColumn, List<DrawnRegion> regions)
    {
        var layout = new ColumnLayout(wires);
        for (var i = 0; i < heads.Count; i++)
        {
            var gates = heads[i].Gates;
            if (gates.Count == 0) continue;
            var (top, bottom) = (gates.Min(g => g.Top), gates.Max(g => g.Bottom));
            var first = layout.Reserve(top, bottom);
            var last = gates.Max(layout.Place);
            layout.Reserve(top, bottom);
            regions.Add(new DrawnRegion(heads[i].Name, i, top, bottom, firstColumn + first, firstColumn + last));
        }

        var heading = string.Join(", ", heads.Where(h => h.Gates.Count > 0).Select(h => h.Name));
        return [.. layout.Columns.Select(items => new DrawnColumn(ColumnKind.Gates, heading, items))];
    }

    /// <summary>The observables with the heads that take them: those of one qubit first, then products.</summary>
    private static IEnumerable<DrawnColumn> Observables(int wires, IReadOnlyList<DrawnHead> heads)
    {
        var taken = heads
            .SelectMany(h => h.Observables)
            .GroupBy(o => (o.Paulis, Qubits: string.Join(',', o.Qubits)))
            .Select(g => g.First() with { Heads = [.. g.SelectMany(o => o.Heads).Distinct()] })
            .OrderBy(o => o.Qubits.Count > 1);
        return Lay(wires, taken).Select(items => new DrawnColumn(ColumnKind.Observables, "", items));
    }

    private static IReadOnlyList<IReadOnlyList<DrawnItem>> Lay(int wires, IEnumerable<DrawnItem> items)
    {
        var layout = new ColumnLayout(wires);
        foreach (var item in items) layout.Place(item);
        return layout.Columns;
    }
}
