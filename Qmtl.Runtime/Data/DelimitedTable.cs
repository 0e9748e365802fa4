using System.Globalization;

namespace Qmtl.Data;

/// <summary>
/// A table of text, read from a CSV or TSV file. Columns are found by name or position; their numbers serve to compute labels
/// that the file does not hold.
/// </summary>
public sealed class DelimitedTable
{
    private readonly IReadOnlyList<string[]> records;
    private readonly IReadOnlyList<int> lines;
    private readonly bool hasHeader;

    private DelimitedTable(string file, bool hasHeader, IReadOnlyList<string> columns, IReadOnlyList<string[]> records, IReadOnlyList<int> lines)
    {
        File = file;
        this.hasHeader = hasHeader;
        Columns = columns;
        this.records = records;
        this.lines = lines;
    }

    /// <summary>The file's name, as problems show it.</summary>
    public string File { get; }

    /// <summary>The names of the columns: those of the header, or <c>0</c>, <c>1</c>, … without one.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows, without the header.</summary>
    public int Rows => records.Count;

    /// <summary>The text of a cell, as it stands in the file, without its quotes.</summary>
    public string this[int row, int column] => records[row][column];

    /// <summary>
    /// Reads a file. A byte order mark and gzip packing are recognized; the text is UTF-8, or UTF-16 with a byte order mark; blank
    /// lines are skipped, but refused between the rows of a single column, where they may as well be blank cells.
    /// </summary>
    /// <exception cref="DataException">
    /// The file is missing, empty, truncated or not text, or a row is malformed or of another width than the first.
    /// </exception>
    public static DelimitedTable Read(string path, DelimitedFormat? format = null)
    {
        var bytes = DataFile.Read(path);
        return Read(new MemoryStream(bytes), path, format);
    }

    /// <summary>Reads a table from a stream of text, which is closed.</summary>
    /// <param name="text">UTF-8, or UTF-16 with a byte order mark; not packed.</param>
    /// <param name="file">The name that problems show, and whose extension tells the delimiter.</param>
    /// <param name="format">The layout; told from the file when null.</param>
    /// <exception cref="DataException">The text is empty or not text, or a row is malformed or of another width than the first.</exception>
    public static DelimitedTable Read(Stream text, string file, DelimitedFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        format ??= new DelimitedFormat();
        var (records, lines) = new DelimitedReader(file, format).Read(text);
        if (records.Count == 0) throw new DataException(new DataProblem(file, null, null, "the file holds no rows."));
        var hasHeader = format.HasHeader ?? !records[0].All(cell => CellText.IsMissing(cell) || CellText.TryNumber(cell, out _));
        return hasHeader
            ? new DelimitedTable(file, true, records[0].Select(name => name.Trim()).ToArray(), records.Skip(1).ToArray(), lines.Skip(1).ToArray())
            : new DelimitedTable(file, false, records[0].Select((_, i) => i.ToString(CultureInfo.InvariantCulture)).ToArray(), records, lines);
    }

    /// <summary>The line of the file, from 1, in which a row starts.</summary>
    public int LineOf(int row) => lines[row];

    /// <summary>The position of the column of that name.</summary>
    /// <exception cref="DataException">There is no such column, or more than one.</exception>
    public int IndexOf(string column)
    {
        var index = Find(column);
        if (index >= 0) return index;
        var message = ColumnSearch.Missing($"there is no column '{column}'", column, Columns);
        throw new DataException(new DataProblem(File, null, null, message));
    }

    /// <summary>The numbers of a column; NaN where a cell is blank, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> or <c>?</c>.</summary>
    /// <exception cref="DataException">There is no such column, or a cell is not a finite number.</exception>
    public double[] Numbers(string column) => Numbers(IndexOf(column));

    /// <inheritdoc cref="Numbers(string)"/>
    public double[] Numbers(int column) => Numbers(column..(column + 1))[0];

    /// <summary>The numbers of columns next to each other, as <see cref="Numbers(string)"/> reads them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such columns.</exception>
    /// <exception cref="DataException">A cell is not a finite number.</exception>
    public double[][] Numbers(Range columns)
    {
        var (first, count) = columns.GetOffsetAndLength(Columns.Count);
        var numbers = new double[count][];
        for (var i = 0; i < count; i++) numbers[i] = new double[Rows];
        var problems = new ProblemLog();
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < count; i++) numbers[i][row] = Number(row, first + i, problems);
        }

        problems.ThrowIfAny();
        return numbers;
    }

    /// <summary>The position of the column of that name; -1 where there is none.</summary>
    internal int Find(string name)
    {
        var found = -1;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] != name) continue;
            if (found >= 0)
                throw new DataException(new DataProblem(File, null, null, $"columns {found} and {i} are both named '{name}': "
                    + "rename one, or bind by position."));
            found = i;
        }

        return found;
    }

    /// <summary>A column as problems name it.</summary>
    internal string Describe(int column)
    {
        var index = column.ToString(CultureInfo.InvariantCulture);
        return hasHeader ? $"'{Columns[column]}' ({index})" : index;
    }

    private double Number(int row, int column, ProblemLog problems)
    {
        var text = this[row, column];
        if (CellText.IsMissing(text)) return double.NaN;
        if (CellText.TryNumber(text, out var number) && double.IsFinite(number)) return number;
        problems.Add(File, LineOf(row), Describe(column), $"{CellText.Quote(text)} is not a finite number.");
        return double.NaN;
    }
}
