using System.Runtime.InteropServices;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>
/// What the parts of a split have in common proportions of. A missing label counts as a class of its own; regression labels are
/// left out, since almost every row has its own.
/// </summary>
public sealed record Stratification
{
    private readonly string? head;
    private readonly bool all;

    private Stratification(string? head, bool all)
    {
        this.head = head;
        this.all = all;
    }

    /// <summary>Rows are drawn without regard to their labels.</summary>
    public static Stratification None { get; } = new(null, false);

    /// <summary>By the combination of the labels of all heads.</summary>
    public static Stratification AllHeads { get; } = new(null, true);

    /// <summary>By the label of one head.</summary>
    public static Stratification ByHead(string head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new Stratification(head, false);
    }

    /// <summary>The rows of each stratum, ascending; strata in the order of their first rows.</summary>
    /// <exception cref="ArgumentException">There is no such head, or it is a regression.</exception>
    internal IReadOnlyList<int[]> Strata(Dataset data)
    {
        var heads = HeadIndices(data);
        var strata = new Dictionary<string, List<int>>();
        var order = new List<List<int>>();
        var key = new double[heads.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            for (var i = 0; i < heads.Length; i++) key[i] = data.Label(row, heads[i]);
            var text = new string(MemoryMarshal.Cast<double, char>(key));
            if (!strata.TryGetValue(text, out var rows))
            {
                strata.Add(text, rows = []);
                order.Add(rows);
            }

            rows.Add(row);
        }

        return order.Select(rows => rows.ToArray()).ToArray();
    }

    private int[] HeadIndices(Dataset data)
    {
        var discrete = Enumerable.Range(0, data.HeadCount).Where(h => data.Heads[h].Kind != HeadKind.Regression);
        if (all) return discrete.ToArray();
        if (head is null) return [];
        var found = discrete.Where(h => data.Heads[h].Name == head).ToArray();
        if (found.Length > 0) return found;
        var known = string.Join(", ", discrete.Select(h => data.Heads[h].Name));
        throw new ArgumentException(
            data.Heads.Any(h => h.Name == head)
                ? $"Head '{head}' is a regression: rows cannot be stratified by it."
                : $"There is no head '{head}' to stratify by. There are {known}.",
            nameof(data));
    }
}
