using System.CommandLine;
using Qmtl.Cli.Training;
using Qmtl.Compiler.Intermediate;
using Qmtl.Data;
using Qmtl.Training;

namespace Qmtl.Cli.Commands;

/// <summary>The options of a training run as a whole: how rows are used, on what it runs, and where and when files are written.</summary>
internal sealed class RunSymbols
{
    private readonly Option<double> validation = new Option<double>("--validation")
    {
        HelpName = "SHARE",
        Description = "The share of rows that is evaluated after every epoch, in the proportions of the labels.",
        DefaultValueFactory = _ => 0.2,
    }.Where(share => share is >= 0 and < 1, "from 0, and below 1");

    private readonly Option<double> test = new Option<double>("--test")
    {
        HelpName = "SHARE",
        Description = "The share of rows that is evaluated only at the end.",
    }.Where(share => share is >= 0 and < 1, "from 0, and below 1");

    private readonly Option<bool> noStandardize = new("--no-standardize")
    {
        Description = "Use inputs as they are. By default each is shifted and scaled to mean 0 and deviation 1 of the training rows; "
            + "eval and predict do the same.",
    };

    private readonly Option<string?> precision = ModelSymbols.Precision("train");

    private readonly Option<int?> threads = ModelSymbols.Threads();

    private readonly Option<string?> output = new("--output", "-o")
    {
        HelpName = "DIR",
        Description = "The folder of the run; runs/MODEL if not said.",
    };

    private readonly Option<int?> checkpointEvery = new Option<int?>("--checkpoint-every")
    {
        HelpName = "STEPS",
        Description = "Keep the state after so many steps too, not only after every epoch.",
    }.AtLeast(1);

    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Continue the run in the folder, as if it had never stopped. The other options must be the same; --threads may be another, and --epochs larger, except with the cosine schedule.",
    };

    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the run in the folder." };

    public RunSymbols(Command command)
    {
        foreach (var option in (Option[])[validation, test, noStandardize, precision, threads, output, checkpointEvery, resume, overwrite]) command.Add(option);
    }

    public bool IsDouble(ParseResult arguments, BackendIr? backend) => ModelSymbols.IsDouble(arguments.GetValue(precision), backend);

    public int? Threads(ParseResult arguments) => arguments.GetValue(threads);

    public TrainingSplit Split(ParseResult arguments, Dataset data, ulong seed) =>
        TrainingSplit.Create(data, arguments.GetValue(validation), arguments.GetValue(test), seed, standardize: !arguments.GetValue(noStandardize));

    public RunFolder Open(ParseResult arguments, string model)
    {
        var (resumes, overwrites) = (arguments.GetValue(resume), arguments.GetValue(overwrite));
        if (resumes && overwrites) throw new WrongUsageException("--resume and --overwrite exclude each other: continue the run, or replace it.");
        var folder = new RunFolder(arguments.GetValue(output) ?? Path.Combine("runs", model));
        folder.Open(resumes, overwrites);
        return folder;
    }

    public CheckpointOptions Checkpoint(ParseResult arguments, RunFolder folder) =>
        folder.CheckpointOptions(arguments.GetValue(checkpointEvery), arguments.GetValue(resume));
}
