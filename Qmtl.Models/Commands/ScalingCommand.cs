using System.CommandLine;
using System.Globalization;
using Qmtl.Files;
using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Comparisons;
using Qmtl.Models.Studies.Scaling;
using Spectre.Console;

namespace Qmtl.Models.Commands;

/// <summary>The scaling study.</summary>
/// <param name="console">Where results are printed.</param>
/// <param name="study">Trains, and prints comparisons.</param>
/// <param name="guard">Runs it.</param>
internal sealed class ScalingCommand(IAnsiConsole console, ComparisonStudy study, StudyGuard guard)
{
    private const int QuickTasks = 16;
    private readonly Option<int> repetitions = CommonOptions.Whole("--repetitions", "How many seeds; each has a teacher of its own.", 5);
    private readonly Option<int> epochs = CommonOptions.Epochs(30);
    private readonly Option<int> largest = CommonOptions.Whole("--tasks", "The greatest number of tasks: 2, 4, 8, … up to 256.", 256, least: 2);
    private readonly Option<double> relatedness = new("--relatedness")
    {
        Description = "How related the tasks of the teacher are, from 0 (not at all) to 1 (all ask the same).",
        DefaultValueFactory = _ => 0.5,
        HelpName = "R",
    };

    private readonly Option<string?> data = new("--data")
    {
        Description = "The folder whose folder 'mulan' holds emotions and yeast; without it only the teacher's data is used.",
        HelpName = "DIR",
    };

    private readonly Option<bool> quick = CommonOptions.Quick("Two seeds, at most 16 tasks");
    private readonly Option<string> output = CommonOptions.Output("The folder in which the folder 'scaling' holds table, numbers, figure, and what was trained.");

    /// <summary>The command.</summary>
    public Command Create()
    {
        relatedness.Validators.Add(result =>
        {
            var isNumber = double.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var number);
            if (isNumber && number is not (>= 0 and <= 1)) result.AddError("--relatedness must be from 0 to 1.");
        });
        var command = new Command("scaling", "Compares four families from 2 to 256 tasks at a shared dimension of four numbers a task: parameters, accuracy, time and memory.")
        {
            repetitions, epochs, largest, relatedness, data, quick, output,
        };
        command.SetAction(guard.InBackground(Run, StudyGuard.ContinueLater));
        return command;
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var isQuick = arguments.GetValue(quick);
        var seeds = arguments.GetValue(repetitions, isQuick, CommonOptions.QuickRepetitions);
        var tasks = arguments.GetValue(largest, isQuick, QuickTasks);
        var budget = new TrainingBudget(arguments.GetValue(epochs, isQuick, CommonOptions.QuickEpochs), BatchSize: 32);
        var teacher = new ScalingStudy(seeds, tasks, arguments.GetValue(relatedness), budget).Comparisons;
        var measured = arguments.GetValue(data) is { } folder
            ? new MultiLabelStudy(seeds, budget).Comparisons(Path.Combine(folder, "mulan"), isQuick ? ComparisonSettings.QuickCandidates : int.MaxValue)
            : [];

        var results = Path.Combine(arguments.GetValue(output)!, "scaling");
        var summaries = study.Train([.. teacher, .. measured], results, cancellationToken);
        Report([.. summaries.Take(teacher.Count).Select(s => new ScalingPoint(s[0].Scores.Count, s))], results);
        if (measured.Count > 0) StudyJson.Write(Path.Combine(results, "measured.json"), study.Print(measured, [.. summaries.Skip(teacher.Count)]));
        console.WriteLine($"Numbers and figure are in {results}.");
    }

    private void Report(IReadOnlyList<ScalingPoint> points, string folder)
    {
        console.WriteLine();
        console.WriteLine("Data of the teacher; mean ± standard deviation over seeds");
        console.Write(ScalingReport.Table(points));
        foreach (var line in (string[])[.. ScalingReport.Exponents(points), .. ScalingVerdict.Of(points)]) console.WriteLine(line);
        StudyJson.Write(Path.Combine(folder, "results.json"), ScalingReport.Json(points));
        AtomicFile.WriteAllText(Path.Combine(folder, "scaling.csv"), ScalingReport.Csv(points));
        AtomicFile.WriteAllText(Path.Combine(folder, "scaling.svg"), ScalingFigure.Draw(points));
    }
}
