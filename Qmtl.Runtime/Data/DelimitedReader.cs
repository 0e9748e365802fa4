using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Qmtl.Data;

/// <summary>Splits delimited text into records of equal width, and says which lines do not fit.</summary>
internal sealed class DelimitedReader(string file, DelimitedFormat format)
{
    private readonly ProblemLog problems = new();
    private readonly List<string[]> records = [];
    private readonly List<int> lines = [];
    private readonly List<int> blankLines = [];
    private string? badField;

    /// <summary>
    /// Records in order, and the line that each starts in. Blank lines are skipped; between the rows of a single column, where they may
    /// as well be blank cells, they are refused.
    /// </summary>
    /// <exception cref="DataException">The text is not UTF-8 or UTF-16, or a record is malformed or of another width than the first.</exception>
    public (IReadOnlyList<string[]> Records, IReadOnlyList<int> Lines) Read(Stream bytes)
    {
        var strictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var text = new StreamReader(bytes, strictUtf8, detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.DelimiterFor(file).ToString(),
            Mode = format.Quoted ? CsvMode.RFC4180 : CsvMode.NoEscape,
            IgnoreBlankLines = false, // They are skipped below, so that lines are counted right.
            BadDataFound = bad => badField ??= bad.Field,
        });
        try
        {
            var line = 1;
            while (parser.Read())
            {
                var record = parser.Record ?? [];
                var isBlank = record is [""] && parser.RawRecord.AsSpan().Trim("\r\n").IsEmpty; // Not so where the only cell is "".
                Take(record, line, isBlank);
                line = parser.RawRow + 1;
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new DataException(new DataProblem(file, null, null, "the file is not UTF-8 text: save it as UTF-8."), e);
        }

        problems.ThrowIfAny();
        return (records, lines);
    }

    private void Take(string[] record, int line, bool isBlank)
    {
        if (badField is { } bad)
        {
            badField = null;
            problems.Add(file, line, null, DescribeQuotes(bad));
        }
        else if (isBlank)
        {
            if (records.Count > 0) blankLines.Add(line);
        }
        else
        {
            var width = records.Count == 0 ? record.Length : records[0].Length;
            if (record.Length != width)
            {
                problems.Add(file, line, null, $"this row has {record.Length} columns, but the first has {width}. Check its delimiters and quotes.");
                return;
            }

            if (width == 1) RefuseBlankLines();
            records.Add(record);
            lines.Add(line);
        }
    }

    private void RefuseBlankLines()
    {
        foreach (var line in blankLines)
            problems.Add(file, line, null, "in a file of one column, a blank line may be a blank cell or nothing. Write NA for a missing value, or delete the line.");
        blankLines.Clear();
    }

    private static string DescribeQuotes(string field) => field.TrimStart().StartsWith('"') && field.Count(c => c == '"') % 2 != 0
        ? $"a quoted field starts in this row and never ends: {Excerpt(field)}. Close it, or read the file as unquoted if quotes are ordinary text in it."
        : $"a quote stands inside the field {Excerpt(field)}. Enclose the field and double the quote, or read the file as unquoted.";

    private static string Excerpt(string field)
    {
        var start = field.TrimStart().Split('\n')[0].TrimEnd();
        return start.Length > 24 ? start[..24] + "…" : start;
    }
}
