using System.CommandLine;
using System.Text.Json.Nodes;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Metrics;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl eval FILE</c>: how well a trained model answers.</summary>
internal sealed class EvalCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string?> backend = ModelSymbols.Backend();
    private readonly Option<string> parameters = ModelSymbols.Parameters();
    private readonly Option<int?> threads = ModelSymbols.Threads();
    private readonly DataSymbols data;
    private readonly MitigationSymbols mitigation;
    private readonly ShotSymbols shots;
    private readonly Option<bool> json = new("--json") { Description = "Print JSON instead of a table." };

    public EvalCommand(Terminal terminal)
        : base("eval", "Measures how well a trained model answers labeled rows.", terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
        data = new DataSymbols(this);
        Add(parameters);
        Add(threads);
        shots = new ShotSymbols(this);
        mitigation = new MitigationSymbols(this);
        Add(json);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl eval Digits.qmtl --model Digits --data test.csv --parameters runs/Digits/parameters.safetensors", "Metrics of every head."),
        new("qmtl eval Digits.qmtl --model Digits --data test.csv --parameters runs/Digits/parameters.safetensors --json", "The same for programs."),
        new("qmtl eval Digits.qmtl --model Digits --data test.csv --parameters runs/Digits/parameters.safetensors --backend noisy", "Under the noise of a backend."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var opened = source.Load(arguments, arguments.GetValue(backend), Terminal, cancellationToken);
        var trained = TrainedParameters.Load(arguments.GetRequiredValue(parameters), opened.Schema);
        var rows = data.Read(arguments, opened.Schema);
        var metrics = MetricSet.Compute(rows, mitigation.ComputeLogits(
            arguments, opened, trained.Values, trained.Prepare(rows), arguments.GetValue(threads), shots.Seed(arguments, opened.Schema), Terminal, cancellationToken));
        if (metrics.Heads.All(h => h.LabelCount == 0))
            throw new InvalidInputException($"{data.Path(arguments)} has no labels, so there is nothing to measure. Use 'qmtl predict'.");
        var errors = mitigation.IsAsked(arguments) || !opened.Schema.Layout.IsEstimated
            ? null
            : StandardErrors.Of(opened.Run(new ReadValues(trained.Values, trained.Prepare(rows), arguments.GetValue(threads), shots.Seed(arguments, opened.Schema))).StandardErrors);
        if (arguments.GetValue(json))
        {
            var result = new JsonObject { ["model"] = opened.Schema.Name, ["backend"] = opened.Schema.Backend, ["rows"] = rows.Rows };
            if (errors is not null) result["standard_errors"] = new JsonObject { ["mean"] = errors.Mean, ["largest"] = errors.Largest };
            foreach (var (name, value) in MetricsReport.Json(metrics)) result[name] = value?.DeepClone();
            Terminal.Out.Write(MetricsReport.Text(result));
        }
        else
        {
            Terminal.Out.Write(MetricsReport.Table(metrics));
            if (errors is not null) WriteLine(errors.ToString());
        }

        return ExitCode.Success;
    }
}
