namespace Qmtl.Drawing;

/// <summary>Puts items into the earliest column where all wires from their first to their last are free.</summary>
internal sealed class ColumnLayout(int wires)
{
    private readonly List<List<DrawnItem>> columns = [];
    private readonly int[] free = new int[wires];

    public IReadOnlyList<IReadOnlyList<DrawnItem>> Columns => columns;

    /// <summary>The column that the item stands in.</summary>
    public int Place(DrawnItem item)
    {
        var column = Reserve(item.Top, item.Bottom);
        for (var wire = item.Top; wire <= item.Bottom; wire++) free[wire] = column + 1;

        if (column == columns.Count) columns.Add([]);
        columns[column].Add(item);
        return column;
    }

    /// <summary>Keeps what follows on these wires behind all that stands on any of them; returns the first column that is free.</summary>
    public int Reserve(int top, int bottom)
    {
        var column = 0;
        for (var wire = top; wire <= bottom; wire++) column = Math.Max(column, free[wire]);
        for (var wire = top; wire <= bottom; wire++) free[wire] = column;
        return column;
    }
}
