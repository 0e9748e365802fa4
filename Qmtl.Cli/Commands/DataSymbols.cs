using System.CommandLine;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary>The options that say which data to read and how: the same in every command that takes data.</summary>
internal sealed class DataSymbols
{
    private readonly Option<string?> data = new("--data", "-d")
    {
        HelpName = "FILE",
        Description = "Rows of inputs and labels: CSV, TSV (.tsv) or NPY (.npy), also packed as .gz. Columns are named like the model's inputs and heads.",
    };

    private readonly Option<string?> labels = new("--labels")
    {
        HelpName = "FILE",
        Description = "The labels, where --data is an NPY file: an NPY file of one column per head.",
    };

    private readonly Option<string[]> map = new("--map")
    {
        HelpName = "NAME=COLUMN",
        Description = "Binds an input or head to columns of another name (odd=label) or by position, the end excluded (pixels=0..64).",
    };

    private readonly Option<bool> noHeader = new("--no-header") { Description = "The first row is data, not names of columns." };

    private readonly Option<bool> noQuotes = new("--no-quotes") { Description = "Quotes in the file are ordinary text." };

    private readonly Option<string[]> missing = new("--missing")
    {
        HelpName = "TEXT",
        Description = "A cell that means a missing label, beside blank, NA, NaN, null and ?.",
    };

    /// <param name="required">Whether the command always takes data.</param>
    public DataSymbols(Command command, bool required = true)
    {
        data.Required = required;
        foreach (var option in Options) command.Add(option);
    }

    /// <summary>Reads rows with labels.</summary>
    /// <exception cref="WrongUsageException">The options do not fit each other.</exception>
    /// <exception cref="DataException">The data is wrong.</exception>
    public Dataset Read(ParseResult arguments, ModelSchema schema)
    {
        var path = Path(arguments);
        var dataset = IsNpy(path) ? ReadArrays(arguments, schema, path) : ReadTable(arguments, schema, path, _ => true);
        return dataset.Rows > 0 ? dataset : throw new InvalidInputException($"{path}: the file holds no rows.");
    }

    /// <summary>Reads rows to answer: labels in the file are not looked at.</summary>
    /// <exception cref="WrongUsageException">The options do not fit each other.</exception>
    /// <exception cref="DataException">The inputs are wrong.</exception>
    public Dataset ReadInputs(ParseResult arguments, ModelSchema schema)
    {
        var path = Path(arguments);
        var inputsOnly = new ModelSchema
        {
            Name = schema.Name,
            Fingerprint = schema.Fingerprint,
            Inputs = schema.Inputs,
            Parameters = schema.Parameters,
            Heads = [],
            Layout = schema.Layout,
        };
        var heads = schema.Heads.Select(h => h.Name).ToHashSet();
        var inputs = IsNpy(path)
            ? DatasetReader.Read(inputsOnly, NpyArray.Read(path), null)
            : ReadTable(arguments, inputsOnly, path, name => !heads.Contains(name));
        return WithoutLabels(inputs, schema);
    }

    private Option[] Options => [data, labels, map, noHeader, noQuotes, missing];

    /// <summary>Whether any of the options is given, where they need not be.</summary>
    public bool AreGiven(ParseResult arguments) => Options.Any(option => arguments.GetResult(option) is { Implicit: false });

    /// <summary>Whether a file of rows is given, where it need not be.</summary>
    public bool HasFile(ParseResult arguments) => arguments.GetValue(data) is not null;

    /// <summary>The file of the rows.</summary>
    /// <exception cref="InvalidInputException">It is a folder.</exception>
    public string Path(ParseResult arguments)
    {
        var path = arguments.GetRequiredValue(data)!;
        return Directory.Exists(path) ? throw new InvalidInputException($"{path}: this is a folder. Name a data file in it with --data.") : path;
    }

    private static Dataset WithoutLabels(Dataset rows, ModelSchema schema)
    {
        var inputs = new double[rows.Rows * rows.InputWidth];
        for (var row = 0; row < rows.Rows; row++) rows.Inputs(row).CopyTo(inputs.AsSpan(row * rows.InputWidth));
        var labels = new double[rows.Rows * schema.Heads.Count];
        Array.Fill(labels, double.NaN);
        return Dataset.Create(schema, inputs, labels);
    }

    private static bool IsNpy(string path) =>
        path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".npy.gz", StringComparison.OrdinalIgnoreCase);

    private Dataset ReadArrays(ParseResult arguments, ModelSchema schema, string path)
    {
        if (arguments.GetValue(map) is { Length: > 0 })
            throw new WrongUsageException("--map is for files with columns: NPY files are bound by position.");
        var labelPath = arguments.GetValue(labels)
            ?? throw new WrongUsageException($"{path} holds inputs only: name the NPY file of the labels with --labels.");
        return DatasetReader.Read(schema, NpyArray.Read(path), NpyArray.Read(labelPath));
    }

    private Dataset ReadTable(ParseResult arguments, ModelSchema schema, string path, Func<string, bool> isBound)
    {
        if (arguments.GetValue(labels) is not null)
            throw new WrongUsageException("--labels goes with an NPY file as --data: a table holds its labels itself.");
        return DatasetReader.Read(schema, path, new DatasetOptions
        {
            Format = new DelimitedFormat { HasHeader = arguments.GetValue(noHeader) ? false : null, Quoted = !arguments.GetValue(noQuotes) },
            Columns = Columns(arguments, isBound),
            MissingLabels = arguments.GetValue(missing) ?? [],
        });
    }

    private ColumnMap Columns(ParseResult arguments, Func<string, bool> isBound)
    {
        try
        {
            var entries = arguments.GetValue(map) ?? [];
            return new ColumnMap(entries.Where(entry => isBound(entry.Split('=')[0].Trim())));
        }
        catch (FormatException exception)
        {
            throw new WrongUsageException($"--map: {exception.Message}");
        }
    }
}
