using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>Which column of a table each input number and each head of a model is read from.</summary>
/// <remarks>
/// An input <c>age</c> is bound to the column <c>age</c>; an input <c>pixels[64]</c> to <c>pixels[0]</c>, <c>pixels[1]</c>, … or
/// <c>pixels_0</c>, … or <c>pixels0</c>, …; a head to the column of its name, where <c>task[3]</c> may be written <c>task_3</c> or
/// <c>task3</c>. A <see cref="ColumnMap"/> binds others.
/// </remarks>
public sealed class DatasetBinding
{
    private static readonly (string Open, string Close)[] IndexStyles = [("[", "]"), ("_", ""), ("", "")];

    private readonly int[] inputColumns;
    private readonly int[] headColumns;

    private DatasetBinding(int[] inputColumns, int[] headColumns)
    {
        this.inputColumns = inputColumns;
        this.headColumns = headColumns;
    }

    /// <summary>The column of each number of a row of inputs.</summary>
    public ReadOnlySpan<int> InputColumns => inputColumns;

    /// <summary>The column of the labels of each head; -1 where it has none.</summary>
    public ReadOnlySpan<int> HeadColumns => headColumns;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="DataException">
    /// A column is missing or ambiguous, an input has another width than the file's columns for it, or the map names what the model does not have.
    /// </exception>
    public static DatasetBinding Create(ModelSchema schema, DelimitedTable table, DatasetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        options ??= new DatasetOptions();
        var problems = new ProblemLog();
        RequireKnownNames(schema, table, options.Columns, problems);
        var inputs = schema.Inputs.SelectMany(input => BindInput(input, table, options.Columns, problems)).ToArray();
        var heads = schema.Heads.Select(head => BindHead(head, table, options, problems)).ToArray();
        problems.ThrowIfAny();
        return new DatasetBinding(inputs, heads);
    }

    private static void RequireKnownNames(ModelSchema schema, DelimitedTable table, ColumnMap map, ProblemLog problems)
    {
        var known = schema.Inputs.Select(i => i.Name).Concat(schema.Heads.Select(h => h.Name)).ToArray();
        foreach (var name in map.Names.Where(n => !known.Contains(n)))
        {
            var nearest = ColumnSearch.Nearest(name, known);
            var suggestion = nearest is null ? $"It has {string.Join(", ", known)}." : $"Did you mean '{nearest}'?";
            problems.Add(table.File, null, null, $"columns are bound to '{name}', but {schema.Name} has no such input or head. {suggestion}");
        }
    }

    private static int[] BindInput(InputSchema input, DelimitedTable table, ColumnMap map, ProblemLog problems)
    {
        var source = map.SourceOf(input.Name);
        if (ColumnMap.TryRange(source, out var first, out var end)) return BindRange(input, first, end, table, problems);
        if (input.Width == 1 && FindOne(source, table) is var column and >= 0) return [column];

        var best = IndexStyles
            .Select(style => Enumerable.Range(0, input.Width).Select(i => table.Find(Indexed(source, style, i))).ToArray())
            .Select((columns, style) => (Columns: columns, Style: IndexStyles[style], Missing: columns.Count(c => c < 0)))
            .MinBy(found => found.Missing);
        if (best.Missing == input.Width)
        {
            var what = input.Width == 1
                ? $"there is no column '{source}' for the input '{input.Name}'"
                : $"there are no columns '{Indexed(source, IndexStyles[0], 0)}' to '{Indexed(source, IndexStyles[0], input.Width - 1)}' for the input '{input.Name}'";
            problems.Add(table.File, null, null, $"{ColumnSearch.Missing(what, source, table.Columns)} Bind others with {input.Name}=….");
        }
        else if (best.Missing > 0)
        {
            var missing = Indexed(source, best.Style, Array.IndexOf(best.Columns, -1));
            var message = $"the input '{input.Name}' has {input.Width} numbers, but {best.Missing} of its columns are missing, the first is '{missing}'.";
            problems.Add(table.File, null, null, message);
        }
        else if (table.Find(Indexed(source, best.Style, input.Width)) >= 0)
        {
            var extra = Indexed(source, best.Style, input.Width);
            var message = $"the input '{input.Name}' has {input.Width} numbers, but the file has more columns for it: '{extra}'.";
            problems.Add(table.File, null, null, $"{message} Bind those that are meant with {input.Name}=FIRST..END.");
        }

        return best.Columns;
    }

    private static int[] BindRange(InputSchema input, int first, int end, DelimitedTable table, ProblemLog problems)
    {
        var entry = $"{input.Name}={first}..{end}";
        if (end - first != input.Width)
        {
            var message = $"{entry} binds {Math.Max(0, end - first)} columns, but the input has {input.Width} numbers.";
            problems.Add(table.File, null, null, $"{message} The end is excluded: write {first}..{first + input.Width}.");
            return [];
        }

        if (end <= table.Columns.Count) return Enumerable.Range(first, input.Width).ToArray();
        problems.Add(table.File, null, null, $"{entry} goes beyond the {table.Columns.Count} columns of the file.");
        return [];
    }

    private static int BindHead(HeadSchema head, DelimitedTable table, DatasetOptions options, ProblemLog problems)
    {
        var source = options.Columns.SourceOf(head.Name);
        var column = FindOne(source, table);
        if (column >= 0 || (options.AllowUnlabeledHeads && source == head.Name)) return column;
        var what = $"there is no column '{source}' with the labels of head '{head.Name}'";
        problems.Add(table.File, null, null, $"{ColumnSearch.Missing(what, source, table.Columns)} Bind another with {head.Name}=….");
        return -1;
    }

    /// <summary>A column by name, in any style of writing an index, else by position; -1 where there is none.</summary>
    private static int FindOne(string source, DelimitedTable table)
    {
        var column = table.Find(source);
        if (column < 0 && source.EndsWith(']') && source.IndexOf('[') is var open and > 0)
        {
            var (name, index) = (source[..open], source[(open + 1)..^1]);
            column = table.Find($"{name}_{index}");
            if (column < 0) column = table.Find(name + index);
        }

        if (column >= 0) return column;
        return int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < table.Columns.Count ? position : -1;
    }

    private static string Indexed(string name, (string Open, string Close) style, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{style.Open}{index}{style.Close}");
}
