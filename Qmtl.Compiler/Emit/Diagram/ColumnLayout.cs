namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Puts symbols into the earliest column where all wires from their first to their last are free.</summary>
internal sealed class ColumnLayout(int wires, Func<int, DiagramColumn> newColumn)
{
    private readonly List<DiagramColumn> columns = [];
    private readonly int[] free = new int[wires];

    public IReadOnlyList<DiagramColumn> Columns => columns;

    public void Place(IReadOnlyList<KeyValuePair<int, string>> symbols)
    {
        var top = symbols.Min(s => s.Key);
        var bottom = symbols.Max(s => s.Key);
        var column = 0;
        for (var wire = top; wire <= bottom; wire++) column = Math.Max(column, free[wire]);
        for (var wire = top; wire <= bottom; wire++) free[wire] = column + 1;

        if (column == columns.Count) columns.Add(newColumn(wires));
        foreach (var symbol in symbols) columns[column].Put(symbol.Key, symbol.Value);
        columns[column].Join(top, bottom);
    }
}
