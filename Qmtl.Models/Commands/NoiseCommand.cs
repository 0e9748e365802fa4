using System.CommandLine;
using Qmtl.Metrics;
using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Noise;
using Spectre.Console;

namespace Qmtl.Models.Commands;

/// <summary>The study of noise, shots and mitigation.</summary>
/// <param name="console">Where results are printed.</param>
/// <param name="guard">Runs it.</param>
internal sealed class NoiseCommand(IAnsiConsole console, StudyGuard guard)
{
    private const int QuickRows = 40;
    private static readonly StudyOptions Defaults = new();
    private readonly Option<int> seeds = CommonOptions.Whole("--seeds", "How many times to train the model, with the seeds 1, 2, …", Defaults.Seeds);
    private readonly Option<int> epochs = CommonOptions.Epochs(Defaults.Epochs);
    private readonly Option<int> rows = CommonOptions.Whole("--rows", "How many of the test images are evaluated, at most.", 360);
    private readonly Option<bool> quick = CommonOptions.Quick($"One seed, {QuickRows} test images");
    private readonly Option<string> output = CommonOptions.Output("The folder in which the folder 'noise' holds the numbers.");

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("noise", "Evaluates the trained digits model without noise, with shots, on the models of two devices, and with mitigation: AUC and accuracy of each head.")
        {
            seeds, epochs, rows, quick, output,
        };
        command.SetAction(guard.InBackground(Run, "Canceled; nothing was written."));
        return command;
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var isQuick = arguments.GetValue(quick);
        var folder = Path.Combine(arguments.GetValue(output)!, "noise");
        Directory.CreateDirectory(folder); // Before training: a folder that cannot be made should not cost the results.
        var options = new StudyOptions(arguments.GetValue(seeds, isQuick, 1), arguments.GetValue(epochs, isQuick, CommonOptions.QuickEpochs));
        var data = DigitsData.Split(DigitsData.Load(Digits.Schema));
        var test = data.Test.Select([.. Enumerable.Range(0, Math.Min(data.Test.Rows, arguments.GetValue(rows, isQuick, QuickRows)))]);

        string[] names = [.. Enumerable.Range(1, options.Seeds).Select(seed => $"seed {seed}")];
        var runs = new StudyDisplay(console, names).Show(progress => DigitsStudy.Run([NoiseStudy.Model], data, options, progress, cancellationToken));
        var outcomes = NoiseStudy.Evaluate(runs, test, new Evaluations(console, runs.Count * NoiseStudy.Conditions.Count), cancellationToken);

        console.WriteLine();
        console.Write(NoiseReport.Of(outcomes, MetricNames.Auc, "test AUC"));
        console.Write(NoiseReport.Of(outcomes, MetricNames.Accuracy, "test accuracy"));
        console.Write(NoiseReport.Errors(outcomes));
        StudyJson.Write(Path.Combine(folder, "results.json"), NoiseReport.Json(outcomes));
        console.WriteLine($"All numbers are in {folder}.");
    }

    /// <summary>A line for each tenth of the evaluations.</summary>
    private sealed class Evaluations(IAnsiConsole console, int count) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value * 10 / count > (value - 1) * 10 / count) console.WriteLine($"{value} of {count} evaluations");
        }
    }
}
