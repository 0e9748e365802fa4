using System.CommandLine;
using System.Text;
using Qmtl.Backends;
using Qmtl.Cli.Hardware;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Intermediate;
using Qmtl.Data;
using Qmtl.Jobs;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl run FILE</c>: evaluates a trained model on hardware.</summary>
internal sealed class RunCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string> backend = new("--backend", "-b") { HelpName = "NAME", Description = "The backend of the file: a machine of a service, with its shots.", Required = true };
    private readonly Option<string> parameters = ModelSymbols.Parameters();
    private readonly DataSymbols data;
    private readonly Option<bool> predict = new("--predict") { Description = "Answer every row, as 'qmtl predict' does, instead of measuring how well; labels are not looked at." };
    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "With --predict: the CSV file to write; without, it is printed." };
    private readonly Option<string?> folder = new("--journal") { HelpName = "DIR", Description = "The folder that remembers the jobs; runs/MODEL/BACKEND if not said. The same command goes on with the jobs in it." };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Hand in the jobs without asking." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only tell what would be handed in. Nothing is written." };

    public RunCommand(Terminal terminal)
        : base("run", "Evaluates a trained model on the machine of a service.", terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
        Add(parameters);
        data = new DataSymbols(this);
        foreach (var option in (Option[])[predict, output, folder, yes, dryRun]) Add(option);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl run Digits.qmtl --model Digits --backend device --parameters runs/Digits/parameters.safetensors --data test.csv --dry-run", "See how many circuits and jobs, and what they cost."),
        new("qmtl run Digits.qmtl --model Digits --backend device --parameters runs/Digits/parameters.safetensors --data test.csv", "Hand them in after a question, and print metrics."),
        new(
            "qmtl run Digits.qmtl --model Digits --backend device --parameters runs/Digits/parameters.safetensors --data new.csv --predict --output answers.csv --yes",
            "Write predictions, without a question."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(output) is not null && !arguments.GetValue(predict)) throw new WrongUsageException("--output is for predictions: add --predict, or leave it out.");
        var opened = source.Open(arguments, Terminal, cancellationToken);
        var selected = source.Select(arguments, opened);
        var machine = opened.MachineFor(selected, arguments.GetRequiredValue(backend));
        if (machine.Shots is not { } shots) throw new InvalidInputException($"{machine.Name} does not say how often a circuit is measured: add 'shots 1000;' to the backend.");

        using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
        var schema = loaded.SchemaOf(selected.Ir.Name);
        var trained = TrainedParameters.Load(arguments.GetRequiredValue(parameters), schema);
        var rows = arguments.GetValue(predict) ? data.ReadInputs(arguments, schema) : data.Read(arguments, schema);
        var hardware = new HardwareModel(loaded, selected, machine, trained.Values, trained.Prepare(rows));

        using var connection = new ServiceConnection(BackendKinds.NameOf(machine.Kind), machine.Target!);
        var plan = JobPlan.Create(connection.Service, BackendKinds.NameOf(machine.Kind), machine.Target!, shots, hardware.Circuits);
        var path = arguments.GetValue(folder) ?? Path.Combine("runs", schema.Name, machine.Name);
        if (!IsBegun(path, plan) || arguments.GetValue(dryRun))
        {
            Terminal.Error.Write(JobEstimate.Describe(plan, connection.Service, rows.Rows, hardware.CircuitsPerRow));
            Terminal.Error.Write(JobEstimate.CostAsync(plan, connection.Service, cancellationToken).GetAwaiter().GetResult());
            if (arguments.GetValue(dryRun)) return ExitCode.Success;
            if (!arguments.GetValue(yes)) Ask(plan);
        }

        using var journal = JobJournal.Exists(path) ? JobJournal.Open(path, TimeProvider.System) : JobJournal.Create(path, plan, TimeProvider.System);
        if (JobSession.Run(journal, connection.Service, Terminal, cancellationToken) is not { } outcomes) return ExitCode.Canceled;
        Print(arguments, schema, rows, hardware.ComputeLogits(outcomes));
        return ExitCode.Success;
    }

    private void Print(ParseResult arguments, ModelSchema schema, Dataset rows, double[] logits)
    {
        if (!arguments.GetValue(predict)) Terminal.Out.Write(MetricsReport.Table(MetricSet.Compute(rows, logits)));
        else if (arguments.GetValue(output) is { } path) OutputFile.Write(path, PredictionTable.Write(schema, logits));
        else Terminal.Out.Write(PredictionTable.Write(schema, logits));
    }

    /// <summary>Whether the folder remembers these jobs already.</summary>
    /// <exception cref="InvalidInputException">It remembers others.</exception>
    private static bool IsBegun(string path, JobPlan plan)
    {
        if (!JobJournal.Exists(path)) return false;
        return JobJournal.Look(path).Plan.Fingerprint == plan.Fingerprint
            ? true
            : throw new InvalidInputException($"{path} remembers the jobs of another run: other rows, parameters, machine or shots. Name another folder with --journal, or see 'qmtl jobs show {path}'.");
    }

    /// <exception cref="WrongUsageException">There is nobody to ask.</exception>
    /// <exception cref="OperationCanceledException">The answer is no.</exception>
    private void Ask(JobPlan plan)
    {
        Terminal.Error.Write($"Hand in {(plan.Jobs.Count == 1 ? "this job" : "these jobs")}? [y/N] ");
        using var reader = new StreamReader(Terminal.In, Encoding.UTF8, leaveOpen: true);
        var answer = reader.ReadLine() ?? throw new WrongUsageException("\nThere is no answer: add --yes to hand them in without a question, or --dry-run to only see what they are.");
        if (!answer.Trim().StartsWith("y", StringComparison.OrdinalIgnoreCase)) throw new OperationCanceledException();
    }
}
