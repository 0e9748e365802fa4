using System.CommandLine;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary>The options that say which data to read and how: the same in every command that takes data.</summary>
internal sealed class DataSymbols
{
    private readonly Option<string> data = new("--data", "-d")
    {
        HelpName = "FILE",
        Description = "Rows of inputs and labels: CSV, TSV (.tsv) or NPY (.npy), also packed as .gz. Columns are named like the model's inputs and heads.",
        Required = true,
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

    public DataSymbols(Command command)
    {
        command.Add(data);
        command.Add(labels);
        command.Add(map);
        command.Add(noHeader);
        command.Add(noQuotes);
        command.Add(missing);
    }

    /// <summary>Reads the rows.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="schema">The model that they are for.</param>
    /// <param name="allowUnlabelled">Whether heads may have no column of labels.</param>
    /// <exception cref="WrongUsageException">The options do not fit each other.</exception>
    /// <exception cref="DataException">The data is wrong.</exception>
    public Dataset Read(ParseResult arguments, ModelSchema schema, bool allowUnlabelled = false)
    {
        var path = arguments.GetRequiredValue(data);
        var dataset = IsNpy(path) ? ReadArrays(arguments, schema, path, allowUnlabelled) : ReadTable(arguments, schema, path, allowUnlabelled);
        return dataset.Rows > 0 ? dataset : throw new InvalidInputException($"{path}: the file holds no rows.");
    }

    public string Path(ParseResult arguments) => arguments.GetRequiredValue(data);

    private static bool IsNpy(string path) =>
        path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".npy.gz", StringComparison.OrdinalIgnoreCase);

    private Dataset ReadArrays(ParseResult arguments, ModelSchema schema, string path, bool allowUnlabelled)
    {
        if (arguments.GetValue(map) is { Length: > 0 })
            throw new WrongUsageException("--map is for files with columns: NPY files are bound by position.");
        var labelPath = arguments.GetValue(labels);
        if (labelPath is null && !allowUnlabelled)
            throw new WrongUsageException($"{path} holds inputs only: name the NPY file of the labels with --labels.");
        return DatasetReader.Read(schema, NpyArray.Read(path), labelPath is null ? null : NpyArray.Read(labelPath));
    }

    private Dataset ReadTable(ParseResult arguments, ModelSchema schema, string path, bool allowUnlabelled)
    {
        if (arguments.GetValue(labels) is not null)
            throw new WrongUsageException("--labels goes with an NPY file as --data: a table holds its labels itself.");
        return DatasetReader.Read(schema, path, new DatasetOptions
        {
            Format = new DelimitedFormat { HasHeader = arguments.GetValue(noHeader) ? false : null, Quoted = !arguments.GetValue(noQuotes) },
            Columns = Columns(arguments),
            MissingLabels = arguments.GetValue(missing) ?? [],
            AllowUnlabelledHeads = allowUnlabelled,
        });
    }

    private ColumnMap Columns(ParseResult arguments)
    {
        try
        {
            return new ColumnMap(arguments.GetValue(map) ?? []);
        }
        catch (FormatException exception)
        {
            throw new WrongUsageException($"--map: {exception.Message}");
        }
    }
}
