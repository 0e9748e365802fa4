using Spectre.Console;

namespace Qmtl.Benchmarks;

/// <summary>Tables that can be pasted into documents.</summary>
internal static class MarkdownTable
{
    /// <summary>An empty table whose first column is text and whose others are numbers.</summary>
    public static Table Create(params string[] columns)
    {
        var table = new Table().MarkdownBorder();
        for (var i = 0; i < columns.Length; i++)
            table.AddColumn(columns[i], column => column.Alignment = i == 0 ? Justify.Left : Justify.Right);
        return table;
    }
}
