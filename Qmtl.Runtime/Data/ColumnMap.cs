using System.Globalization;

namespace Qmtl.Data;

/// <summary>
/// Says which columns belong to which inputs and heads, where their names do not: each entry is written <c>odd=label</c> (a column, or
/// the common prefix of numbered columns, by name; one column by position where no column has that name) or <c>pixels=0..64</c>
/// (columns by position, the end excluded, as in the language).
/// </summary>
public sealed class ColumnMap
{
    private readonly Dictionary<string, string> entries = [];

    /// <summary>A map without entries: all columns are found by the names of inputs and heads.</summary>
    public static ColumnMap Empty { get; } = new([]);

    /// <summary>Reads entries like <c>pixels=0..64</c> and <c>odd=label</c>.</summary>
    /// <exception cref="FormatException">An entry is not of that form, or a name has two.</exception>
    public ColumnMap(IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            var sign = entry.IndexOf('=');
            var name = sign < 0 ? "" : entry[..sign].Trim();
            var source = entry[(sign + 1)..].Trim();
            if (name.Length == 0 || source.Length == 0)
                throw new FormatException($"'{entry}' does not bind columns. Write NAME=COLUMN or NAME=FIRST..END, for example odd=label or pixels=0..64.");
            if (!this.entries.TryAdd(name, source)) throw new FormatException($"'{name}' is bound twice: to '{this.entries[name]}' and to '{source}'.");
        }
    }

    /// <summary>The names of the inputs and heads that have entries.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    /// <summary>What a name is bound to: itself without an entry.</summary>
    internal string SourceOf(string name) => entries.GetValueOrDefault(name, name);

    /// <summary>Reads <c>0..64</c>.</summary>
    internal static bool TryRange(string source, out int first, out int end)
    {
        first = end = 0;
        var dots = source.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            && int.TryParse(source.AsSpan(0, dots).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out first)
            && int.TryParse(source.AsSpan(dots + 2).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out end);
    }
}
