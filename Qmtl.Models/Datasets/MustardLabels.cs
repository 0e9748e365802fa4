using System.Globalization;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>
/// The sentiments and emotions of MUStARD's utterances: a row for each sentence of the context, then one for the utterance itself, all with its
/// key, and a row of blank cells between utterances.
/// </summary>
/// <remarks>
/// A cell may list several codes, as <c>4,1</c>: the first is the label. Where it is blank the label is missing. Codes of the context are not read.
/// </remarks>
internal sealed class MustardLabels
{
    private readonly DelimitedTable table;
    private readonly Dictionary<string, (int First, int Last)> spans;

    private MustardLabels(DelimitedTable table, Dictionary<string, (int First, int Last)> spans)
    {
        this.table = table;
        this.spans = spans;
    }

    /// <exception cref="DataException">The file is missing or malformed, or rows of one utterance do not stand together.</exception>
    public static MustardLabels Read(string path)
    {
        var table = DelimitedTable.Read(path, new DelimitedFormat { HasHeader = true });
        var keyColumn = table.IndexOf("KEY");
        var spans = new Dictionary<string, (int First, int Last)>();
        string? previous = null;
        for (var row = 0; row < table.Rows; row++)
        {
            var key = table[row, keyColumn].Trim();
            if (key.Length == 0)
            {
                if (!IsBlank(table, row)) throw Problem(table, row, keyColumn, "the row has no key: write its utterance's, or delete the row.");
            }
            else if (key != previous && spans.TryGetValue(key, out var earlier))
            {
                var lines = string.Create(CultureInfo.InvariantCulture, $"'{key}' has rows apart, the last before at line {table.LineOf(earlier.Last)}");
                throw Problem(table, row, keyColumn, $"{lines}: put the rows of an utterance together, its own after those of its context.");
            }
            else
            {
                spans[key] = (key == previous ? spans[key].First : row, row);
            }

            previous = key;
        }

        return new MustardLabels(table, spans);
    }

    /// <summary>The row of an utterance, behind those of its context.</summary>
    /// <exception cref="DataException">There is none, or not a row for each sentence.</exception>
    public int Row(MustardUtterance utterance)
    {
        if (!spans.TryGetValue(utterance.Key, out var span))
            throw new DataException(new DataProblem(table.File, null, null, $"there are no rows with the KEY '{utterance.Key}', an utterance of sarcasm_data.json: add them."));
        var count = span.Last - span.First + 1;
        if (count == utterance.ContextLength + 1) return span.Last;
        var expected = string.Create(CultureInfo.InvariantCulture, $"{utterance.ContextLength} sentences of context in sarcasm_data.json, but {count} rows here");
        throw Problem(table, span.First, table.IndexOf("KEY"), $"'{utterance.Key}' has {expected}: one for each and one for the utterance are needed. Fetch both files again.");
    }

    /// <summary>The sentiments −1, 0 and 1 of rows, as the classes 0, 1 and 2.</summary>
    /// <exception cref="DataException">There is no such column, or another code.</exception>
    public double[] Sentiments(string column, IEnumerable<int> rows) => Classes(column, rows, -1, 1);

    /// <summary>The emotions 1 to 9 of rows, as the classes 0 to 8.</summary>
    /// <exception cref="DataException">There is no such column, or another code.</exception>
    public double[] Emotions(string column, IEnumerable<int> rows) => Classes(column, rows, 1, 9);

    private double[] Classes(string name, IEnumerable<int> rows, int first, int last)
    {
        var column = table.IndexOf(name);
        return [.. rows.Select(row => Class(row, column, first, last))];
    }

    private double Class(int row, int column, int first, int last)
    {
        var text = table[row, column];
        if (string.IsNullOrWhiteSpace(text)) return double.NaN;
        var codes = Array.ConvertAll(text.Split(','), part => Code(part, first, last));
        if (Array.TrueForAll(codes, code => code is not null)) return codes[0]!.Value - first;
        var expected = string.Create(CultureInfo.InvariantCulture, $"a code from {first} to {last}, or several with commas");
        throw Problem(table, row, column, $"'{text}' is not {expected}. Leave the cell blank where the label is missing.");
    }

    private static int? Code(string text, int first, int last) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var code) && code >= first && code <= last ? code : null;

    private static bool IsBlank(DelimitedTable table, int row) =>
        Enumerable.Range(0, table.Columns.Count).All(column => string.IsNullOrWhiteSpace(table[row, column]));

    private static DataException Problem(DelimitedTable table, int row, int column, string message) =>
        new(new DataProblem(table.File, table.LineOf(row), $"'{table.Columns[column]}'", message));
}
