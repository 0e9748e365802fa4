using System.CommandLine;
using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Cli.Training;
using Qmtl.Compiler.Text;
using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Training;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl train FILE</c>: trains a model on a table of inputs and labels.</summary>
internal sealed class TrainCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string?> backend = ModelSymbols.Backend();
    private readonly DataSymbols data;
    private readonly TrainingSymbols training;
    private readonly RunSymbols run;

    public TrainCommand(Terminal terminal)
        : base("train", "Trains a model and writes its parameters, metrics and learning curve to a folder.", terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
        data = new DataSymbols(this);
        training = new TrainingSymbols(this);
        run = new RunSymbols(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl train Digits.qmtl --model Digits --data digits.csv", "Train with the defaults; results go to runs/Digits."),
        new("qmtl train Digits.qmtl --model Digits --data digits.csv.gz --map pixels=0..64 --map odd=label", "Name the columns that are meant."),
        new(
            "qmtl train Digits.qmtl --model Digits --data digits.csv --epochs 200 --learning-rate 0.02 --schedule cosine --patience 20 --test 0.2",
            "Stop early, and report on rows never trained on."),
        new("qmtl train Digits.qmtl --model Digits --data digits.csv --balancing cagrad", "Avoid conflicts between tasks, and report how their gradients agree."),
        new("qmtl train Digits.qmtl --model Digits --data digits.csv --backend sampled", "Train on a backend of the file, with its noise and shots."),
        new("qmtl train Digits.qmtl --model Digits --data digits.csv --output runs/seed-1 --seed 1 --resume", "Continue a run that was stopped."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var opened = source.Load(arguments, arguments.GetValue(backend), Terminal, cancellationToken);
        var schema = opened.Schema;
        var isDouble = run.IsDouble(arguments, opened.Compiled.Ir.Backend);
        var seed = training.Seed(arguments);
        var options = training.Read(arguments, schema);
        var split = run.Split(arguments, data.Read(arguments, schema), seed);
        if (options.EarlyStopping is not null && split.Validation is null)
            throw new WrongUsageException("--patience watches the validation rows, but there are none. Set --validation above 0.");

        var folder = run.Open(arguments, schema.Name);
        options = options with { Checkpoint = run.Checkpoint(arguments, folder), Threads = run.Threads(arguments) };
        WriteLine($"{schema.Name}: {schema.ParameterCount} parameters; {Rows(split)}.");
        if (Evaluations(opened, options) is { } evaluations) WriteLine(evaluations);

        var progress = new ProgressPrinter(Terminal, schema);
        IModelAction<TrainingOutcome> action = isDouble
            ? new TrainModel<double>(split, options, folder.Parameters, progress, cancellationToken)
            : new TrainModel<float>(split, options, folder.Parameters, progress, cancellationToken);
        var outcome = Train(opened, action, progress);
        folder.WriteHistory(outcome.History);
        if (outcome.StopReason == StopReason.Canceled)
        {
            Terminal.Error.Write($"Canceled. The state is kept in {folder.Checkpoint}. Run the same command with --resume to continue.\n");
            return ExitCode.Canceled;
        }

        var report = new TrainingReport(options, outcome, Measure(opened, folder, split, options));
        folder.WriteMetrics(report.Json(schema, isDouble ? "double" : "single"));
        Print(report, folder);
        return ExitCode.Success;
    }

    /// <summary>What a step takes, where that is not one evaluation for each row.</summary>
    private static string? Evaluations(OpenedModel opened, TrainingOptions options)
    {
        var method = options.Gradients ?? GradientMethod.DefaultOf(opened.Schema);
        if (method is AdjointGradient) return null;
        var evaluations = opened.Run(new CountEvaluations(method));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Gradients by {method.Describe()}: a step of {options.BatchSize} rows takes {(long)evaluations * options.BatchSize} evaluations of the model, {evaluations} for each row")
            + (opened.Schema.Shots is { } shots ? string.Create(CultureInfo.InvariantCulture, $", each of {shots} shots.") : ".");
    }

    private static TrainingOutcome Train(OpenedModel opened, IModelAction<TrainingOutcome> action, ProgressPrinter progress)
    {
        try
        {
            return opened.Run(action);
        }
        finally
        {
            progress.Complete();
        }
    }

    /// <summary>With the parameters as written, so that <c>eval</c> on the same rows, and with shots the same seed, gives the same numbers.</summary>
    private static (string Part, int Rows, MetricSet Metrics)[] Measure(OpenedModel opened, RunFolder folder, TrainingSplit split, TrainingOptions options)
    {
        var parameters = TrainedParameters.Load(folder.Parameters, opened.Schema).Values;
        (string Name, Dataset? Rows)[] parts = [("training", split.Training), ("validation", split.Validation), ("test", split.Test)];
        return parts
            .Where(part => part.Rows is not null)
            .Select(part => (part.Name, part.Rows!.Rows, MetricSet.Compute(part.Rows, opened.ComputeLogits(parameters, part.Rows, options.Threads, options.Seed))))
            .ToArray();
    }

    private void Print(TrainingReport report, RunFolder folder)
    {
        var (part, rows, metrics) = report.Parts[^1];
        var outcome = report.Outcome;
        if (outcome.StopReason == StopReason.EarlyStopped)
            WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stopped early: the best epoch was {outcome.BestEpoch + 1}."));
        WriteLine();
        WriteLine($"On the {rows} {part} rows:");
        Terminal.Out.Write(MetricsReport.Table(metrics));
        WriteLine();
        foreach (var written in (string[])[folder.Parameters, folder.Metrics, folder.History]) WriteLine(written);
    }

    private static string Rows(TrainingSplit split)
    {
        var text = $"{Counted.Of(split.Training.Rows, "row")} to train on";
        if (split.Validation is { } validation) text += $", {validation.Rows} to validate";
        if (split.Test is { } test) text += $", {test.Rows} to test";
        return text;
    }
}
