using System.CommandLine;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary>The options that name one sample: a row of data.</summary>
internal sealed class SampleSymbols
{
    private readonly DataSymbols data;

    private readonly Option<int> row = new Option<int>("--row")
    {
        HelpName = "NUMBER",
        Description = "With --data: the row of the sample, counted from 0.",
    }.AtLeast(0);

    public SampleSymbols(Command command)
    {
        data = new DataSymbols(command, required: false);
        command.Add(row);
    }

    /// <summary>Whether a sample is named.</summary>
    /// <exception cref="WrongUsageException">Something is said of it, but not which data it is from.</exception>
    public bool IsGiven(ParseResult arguments)
    {
        if (data.HasFile(arguments)) return true;
        if (!data.AreGiven(arguments) && arguments.GetResult(row) is not { Implicit: false }) return false;
        throw new WrongUsageException("--row and what else is said of data is about --data, which is not given: name the data of a sample, or leave these out for a circuit of any sample.");
    }

    /// <summary>The inputs of the sample, prepared for the parameters.</summary>
    /// <exception cref="WrongUsageException">No sample is named, or the data has no such row.</exception>
    /// <exception cref="DataException">The data is wrong.</exception>
    public double[] Read(ParseResult arguments, ModelSchema schema, SavedParameters<double>? trained)
    {
        if (!data.HasFile(arguments))
        {
            return schema.InputWidth == 0
                ? []
                : throw new WrongUsageException($"The circuit of one sample has no inputs, and {schema.Name} has: name a sample with --data and --row.");
        }

        var rows = data.ReadInputs(arguments, schema);
        var number = arguments.GetValue(row);
        if (number >= rows.Rows) throw new WrongUsageException($"--row is {number}, but the data has {rows.Rows} rows, counted from 0.");
        return (trained?.Standardizer?.Apply(rows) ?? rows).Inputs(number).ToArray();
    }
}
