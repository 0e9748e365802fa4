namespace Qmtl.Cli.Terminals;

/// <summary>Rows of text in aligned columns: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] row) => rows.Add(row);

    /// <summary>The lines, each ended by a line feed; under the header a rule.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).ToList();
        lines.Insert(1, string.Join("  ", widths.Select(w => new string('─', w))));
        return string.Concat(lines.Select(l => l + "\n"));
    }
}
