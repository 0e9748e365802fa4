namespace Qmtl.Drawing;

/// <summary>Draws one circuit, cut into strips where it is wider than the page.</summary>
internal sealed class SvgStrips
{
    private const int BorderWidth = 12;
    private const int RegionPadding = 1;
    private const int RegionNameMargin = 10;
    private const int Dashes = 16;

    private readonly SvgWriter writer;
    private readonly IReadOnlyList<string> wires;
    private readonly CircuitLayout circuit;
    private readonly int[] widths;
    private readonly IReadOnlyList<Range> strips;
    private readonly int start;

    public SvgStrips(SvgWriter writer, IReadOnlyList<string> wires, CircuitLayout circuit)
    {
        this.writer = writer;
        this.wires = wires;
        this.circuit = circuit;
        widths = [.. circuit.Columns.Select(Measure)];
        foreach (var region in circuit.Regions) MakeRoom(region);
        start = SvgMetrics.Margin + wires.Max(w => SvgMetrics.TextWidth(w, 12)) + Dashes;
        strips = new StripCutting(circuit.Columns, widths).CutEvenly(SvgMetrics.PageWidth - start - Dashes - SvgMetrics.Margin);
        Width = start + strips.Max(s => widths[s].Sum()) + Dashes + SvgMetrics.Margin;
    }

    public int Width { get; }

    /// <summary>Draws from a height down, and returns the height below.</summary>
    public int Draw(int y)
    {
        foreach (var strip in strips)
        {
            DrawStrip(strip, y + SvgMetrics.RegionAbove + 4);
            y += 4 + SvgMetrics.RegionAbove + ((wires.Count - 1) * SvgMetrics.Pitch) + SvgMetrics.RegionBelow + 12;
        }

        return y;
    }

    private void DrawStrip(Range strip, int top)
    {
        int Height(int wire) => top + (wire * SvgMetrics.Pitch);

        var (first, end) = (strip.Start.Value, strip.End.Value);
        int[] left = [.. Enumerable.Range(first, end - first + 1).Select(c => start + widths[first..c].Sum())];
        int Left(int column) => left[column - first];

        foreach (var region in circuit.Regions.Where(r => r.First < end && r.Last >= first))
            DrawRegion(region, Left(Math.Max(region.First, first)), Left(Math.Min(region.Last + 1, end)), region.First < first, Height);
        DrawWires(strip, Left, Height);

        var gates = new SvgGates(writer, wires);
        var ends = new SvgObservables(writer, circuit.Heads);
        for (var c = first; c < end; c++)
        {
            if (circuit.Columns[c].Kind == ColumnKind.SharedStage) DrawSharedStage(circuit.Columns[c], Left(c), widths[c], Height);
            if (circuit.Columns[c].Kind == ColumnKind.End) ends.DrawMeters(Left(c), Height);
            foreach (var item in circuit.Columns[c].Items)
            {
                if (item is DrawnGate gate) gates.Draw(gate, Left(c) + (widths[c] / 2), Height);
                else ends.Draw((DrawnObservable)item, Left(c) + SvgMetrics.Gap, Height);
            }
        }
    }

    /// <summary>A region from its left to its right; one that the strip before began may be too narrow for its name.</summary>
    private void DrawRegion(DrawnRegion region, int left, int right, bool isContinued, Func<int, int> height)
    {
        var (upper, lower) = (height(region.Top) - SvgMetrics.RegionAbove, height(region.Bottom) + SvgMetrics.RegionBelow);
        var color = region.Head is { } head ? " " + SvgStyle.Head(head) : "";
        writer.Box("region" + color, left + RegionPadding, upper, right - left - (2 * RegionPadding), lower - upper, radius: 6);
        if (isContinued && WidthOfName(region) > right - left) return;
        writer.Text(color.Length > 0 ? color[1..] : "soft", left + RegionNameMargin, upper + 12, region.Name);
    }

    /// <summary>One box over all wires.</summary>
    private void DrawSharedStage(DrawnColumn column, int left, int width, Func<int, int> height)
    {
        const int HalfGap = SvgMetrics.Gap / 2;
        const int HalfBox = SvgMetrics.BoxHeight / 2;
        var (top, bottom) = (height(0), height(wires.Count - 1));
        writer.Box("gate", left + HalfGap, top - HalfBox, width - SvgMetrics.Gap, bottom - top + SvgMetrics.BoxHeight);
        writer.Text("m name", left + (width / 2), ((top + bottom) / 2) - 3, CircuitLayout.SharedStage);
        writer.Text("m", left + (width / 2), ((top + bottom) / 2) + 11, column.Heading);
    }

    /// <summary>The wires from their names, or from where the strip before was cut, to their ends, or to where this one is.</summary>
    private void DrawWires(Range strip, Func<int, int> left, Func<int, int> height)
    {
        var (first, end) = (strip.Start.Value, strip.End.Value);
        var last = Enumerable.Range(first, end - first).Where(c => circuit.Columns[c].Kind != ColumnKind.Observables).DefaultIfEmpty(-1).Last();
        var (isBegun, isCut) = (first > 0, end < circuit.Columns.Count && last == end - 1);
        for (var wire = 0; wire < wires.Count; wire++)
        {
            var y = height(wire);
            writer.Text("label end soft", start - Dashes, y + 4, wires[wire]);
            if (last < 0) continue;
            var right = circuit.Columns[last].Kind == ColumnKind.End ? left(last) + 8 : left(last + 1);
            if (isBegun) writer.Line(start - Dashes + 6, y, start, y, "wire on");
            writer.Line(isBegun ? start : start - Dashes + 6, y, right, y, "wire");
            if (isCut) writer.Line(right, y, right + Dashes, y, "wire on");
        }
    }

    /// <summary>Widens the last column of a region that is narrower than its name.</summary>
    private void MakeRoom(DrawnRegion region)
    {
        var missing = WidthOfName(region) - widths[region.First..(region.Last + 1)].Sum();
        widths[region.Last] += Even(Math.Max(0, missing));
    }

    private static int WidthOfName(DrawnRegion region) => SvgMetrics.TextWidth(region.Name) + (2 * RegionNameMargin);

    private static int Measure(DrawnColumn column) => column.Kind switch
    {
        ColumnKind.Border => BorderWidth,
        ColumnKind.End => SvgObservables.EndWidth,
        ColumnKind.SharedStage => SvgMetrics.TextWidth(column.Heading) + (2 * SvgMetrics.Gap),
        ColumnKind.Observables => column.Items.Cast<DrawnObservable>().Max(SvgObservables.Width) + SvgMetrics.Gap,
        _ => Even(column.Items.Cast<DrawnGate>().Max(SvgGates.Width) + SvgMetrics.Gap),
    };

    private static int Even(int width) => width + (width % 2);
}
