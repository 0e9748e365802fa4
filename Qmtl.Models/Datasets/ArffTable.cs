using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>A table of numbers, read from an ARFF file of Weka.</summary>
internal sealed class ArffTable
{
    private readonly List<ArffAttribute> attributes = [];
    private readonly List<double[]> rows = [];
    private readonly List<int> lines = [];
    private bool isInData;

    private ArffTable(string file) => File = file;

    /// <summary>The file, as problems show it.</summary>
    public string File { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ArffAttribute> Attributes => attributes;

    /// <summary>The rows, a number for each column; NaN where it is missing.</summary>
    public IReadOnlyList<double[]> Rows => rows;

    /// <summary>Reads a file with rows of commas; not with sparse rows in braces.</summary>
    /// <exception cref="DataException">The file is absent, truncated or malformed, or a value is none of its attribute's.</exception>
    public static ArffTable Read(string path)
    {
        var table = new ArffTable(path);
        var line = 0;
        foreach (var text in TextFile.Read(path).ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.TrimStart().StartsWith('%')) continue;
            var tokens = new ArffTokens(path, line, text);
            if (table.isInData) table.AddRow(tokens, line);
            else table.Declare(tokens);
        }

        if (!table.isInData) throw Problem(path, "the file ends before @data. It is truncated, or not an ARFF file.");
        if (table.rows.Count == 0) throw Problem(path, "the file holds no rows after @data. It is truncated.");
        return table;
    }

    /// <summary>The line of a row, from 1.</summary>
    public int LineOf(int row) => lines[row];

    private static DataException Problem(string file, string message) => new(new DataProblem(file, null, null, message));

    private void Declare(ArffTokens tokens)
    {
        var keyword = tokens.Word();
        switch (keyword.ToUpperInvariant())
        {
            case "@RELATION":
                break;
            case "@ATTRIBUTE":
                var attribute = ArffAttribute.Parse(tokens);
                if (attributes.Any(a => a.Name == attribute.Name)) throw tokens.Problem($"attribute '{attribute.Name}' is declared twice. Rename one.");
                attributes.Add(attribute);
                break;
            case "@DATA":
                isInData = true;
                break;
            default:
                throw tokens.Problem($"'{keyword}' stands where @relation, @attribute or @data is expected. The file is damaged, or not an ARFF file.");
        }
    }

    private void AddRow(ArffTokens tokens, int line)
    {
        if (tokens.TryTake('{'))
            throw tokens.Problem("sparse rows cannot be read. Convert the file to rows with all values, as Weka's filter SparseToNonSparse does.");
        var words = tokens.Words();
        if (!tokens.IsAtEnd) throw tokens.Problem($"a comma is missing after '{words[^1]}'.");
        if (words.Count != attributes.Count)
            throw tokens.Problem($"the row has {words.Count} values, but there are {attributes.Count} attributes. The file is truncated or damaged.");
        rows.Add([.. attributes.Zip(words, (attribute, word) => attribute.Number(word, tokens))]);
        lines.Add(line);
    }
}
