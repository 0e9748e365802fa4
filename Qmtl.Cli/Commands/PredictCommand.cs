using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl predict FILE</c>: answers every head for every row.</summary>
internal sealed class PredictCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string?> backend = ModelSymbols.Backend();
    private readonly Option<string> parameters = ModelSymbols.Parameters();
    private readonly Option<int?> threads = ModelSymbols.Threads();
    private readonly DataSymbols data;
    private readonly MitigationSymbols mitigation;
    private readonly ShotSymbols shots;
    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "The CSV file to write; without, it is printed." };

    public PredictCommand(Terminal terminal)
        : base("predict", "Answers every head for every row, with probabilities, as CSV.", terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
        data = new DataSymbols(this);
        Add(parameters);
        Add(threads);
        shots = new ShotSymbols(this);
        mitigation = new MitigationSymbols(this);
        Add(output);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl predict Digits.qmtl --model Digits --data new.csv --parameters runs/Digits/parameters.safetensors", "Print predictions."),
        new(
            "qmtl predict Digits.qmtl --model Digits --data new.csv --parameters runs/Digits/parameters.safetensors --output answers.csv",
            "Write them to a file."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var opened = source.Load(arguments, arguments.GetValue(backend), Terminal, cancellationToken);
        var trained = TrainedParameters.Load(arguments.GetRequiredValue(parameters), opened.Schema);
        var rows = data.ReadInputs(arguments, opened.Schema);
        var table = PredictionTable.Write(opened.Schema, mitigation.ComputeLogits(
            arguments, opened, trained.Values, trained.Prepare(rows), arguments.GetValue(threads), shots.Seed(arguments, opened.Schema), Terminal, cancellationToken));
        if (arguments.GetValue(output) is { } path)
        {
            OutputFile.Write(path, table);
            WriteLine($"{rows.Rows} rows: {path}");
            if (opened.Schema.Layout.IsEstimated && !mitigation.IsAsked(arguments))
                WriteLine(StandardErrors.Of(opened.Run(new ReadValues(trained.Values, trained.Prepare(rows), arguments.GetValue(threads), shots.Seed(arguments, opened.Schema))).StandardErrors).ToString());
        }
        else
        {
            Terminal.Out.Write(table);
        }

        return ExitCode.Success;
    }
}
