namespace Qmtl.Drawing;

/// <summary>Cuts a drawing that is wider than the page into strips, given the width of each column.</summary>
internal sealed class StripCutting(IReadOnlyList<DrawnColumn> columns, IReadOnlyList<int> widths)
{
    /// <summary>Fills strip after strip; a column wider than the page has a strip of its own.</summary>
    public IReadOnlyList<Range> Cut(int page) => Cut(page, 0, columns.Count);

    /// <summary>As few strips as fit the page, all about as wide; one begins with the heads where that takes no more of them.</summary>
    public IReadOnlyList<Range> CutEvenly(int page)
    {
        var strips = CutEvenly(page, 0, columns.Count);
        var border = columns.Select(c => c.Kind).ToList().IndexOf(ColumnKind.Border);
        if (strips.Count == 1 || border < 0) return strips;
        Range[] apart = [.. CutEvenly(page, 0, border), .. CutEvenly(page, border, columns.Count)];
        return apart.Length > strips.Count ? strips : apart;
    }

    /// <summary>The narrowest page that takes no more strips shares them out best.</summary>
    private List<Range> CutEvenly(int page, int start, int end)
    {
        var count = Cut(page, start, end).Count;
        var (low, high) = (1, page);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Cut(middle, start, end).Count > count) low = middle + 1;
            else high = middle;
        }

        return Cut(high, start, end);
    }

    private List<Range> Cut(int page, int start, int end)
    {
        var strips = new List<Range>();
        var (first, used) = (start, 0);
        for (var i = start; i < end; i++)
        {
            if (used > 0 && used + WidthFrom(i) > page)
            {
                strips.Add(first..i);
                (first, used) = (i, 0);
            }

            used += widths[i];
        }

        strips.Add(first..end);
        return strips;
    }

    /// <summary>The width of a column and, where it leads in others, of those.</summary>
    private int WidthFrom(int column)
    {
        var width = widths[column];
        for (; columns[column].LeadsIn && column + 1 < columns.Count; column++) width += widths[column + 1];
        return width;
    }
}
