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

    /// <summary>Checks that no sample is named where none is wanted.</summary>
    /// <exception cref="WrongUsageException">One is.</exception>
    public void RequireAbsent(ParseResult arguments)
    {
        if (data.AreGiven(arguments) || arguments.GetResult(row) is { Implicit: false })
            throw new WrongUsageException("--data and --row name the sample of an OpenQASM 2 circuit, and OpenQASM 3 circuits take any: "
                + "leave them out, or write --format openqasm2.");
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
                : throw new WrongUsageException($"OpenQASM 2 has no parameters, and {schema.Name} has inputs: name a sample with --data and --row.");
        }

        var rows = data.ReadInputs(arguments, schema);
        var number = arguments.GetValue(row);
        if (number >= rows.Rows) throw new WrongUsageException($"--row is {number}, but the data has {rows.Rows} rows, counted from 0.");
        return (trained?.Standardizer?.Apply(rows) ?? rows).Inputs(number).ToArray();
    }
}
