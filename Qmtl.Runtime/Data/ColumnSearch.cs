namespace Qmtl.Data;

/// <summary>Explains which columns there are when one is not found.</summary>
internal static class ColumnSearch
{
    private const int ListedColumns = 12;

    /// <summary>What is missing, the column that was perhaps meant, and the columns there are.</summary>
    public static string Missing(string what, string name, IReadOnlyList<string> columns)
    {
        var nearest = Nearest(name, columns);
        var suggestion = nearest is null ? "" : $" Did you mean '{nearest}'?";
        var hint = columns.Count == 1 ? " Is the delimiter right?" : "";
        return $"{what}.{suggestion} The columns are {List(columns)}.{hint}";
    }

    /// <summary>The name that differs least from the given one, or null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        var best = candidates.Select(c => (Name: c, Distance: Distance(name.ToUpperInvariant(), c.ToUpperInvariant()))).MinBy(c => c.Distance);
        return best.Name is not null && best.Distance <= limit ? best.Name : null;
    }

    private static string List(IReadOnlyList<string> columns)
    {
        var shown = columns.Count <= ListedColumns ? columns : [.. columns.Take(ListedColumns - 2), "…", columns[^1]];
        return string.Join(", ", shown);
    }

    /// <summary>The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbors.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
