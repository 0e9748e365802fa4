using System.CommandLine;
using System.Globalization;
using Qmtl.Data;
using Qmtl.Models.Studies;
using Spectre.Console;

namespace Qmtl.Models.Commands;

/// <summary>The digits study, and the search of its learning rates.</summary>
/// <param name="console">Where results are printed.</param>
/// <param name="guard">Runs it.</param>
internal sealed class DigitsCommand(IAnsiConsole console, StudyGuard guard)
{
    private static readonly StudyOptions Defaults = new();
    private readonly Option<int> seeds = CommonOptions.Whole("--seeds", "How many times to train each model, with the seeds 1, 2, …", Defaults.Seeds);
    private readonly Option<int> epochs = CommonOptions.Epochs(Defaults.Epochs);
    private readonly Option<string> output = CommonOptions.Output("The folder in which a folder with parameters, metrics and learning curves is made.");

    /// <summary>The command of the program that is run when no other is named.</summary>
    public RootCommand Create()
    {
        var search = new Command("search", "Trains each model of Digits.qmtl with each learning rate, and prints the loss on the validation part.") { seeds, epochs };
        search.SetAction(InBackground(Search));
        var root = new RootCommand("Trains the models of Digits.qmtl with several seeds, and compares them on the test part. Other studies are commands.")
        {
            seeds, epochs, output, search,
        };
        root.SetAction(InBackground(Study));
        return root;
    }

    private Func<ParseResult, CancellationToken, Task<int>> InBackground(Action<StudyOptions, CancellationToken> work) => guard.InBackground(
        (arguments, cancellationToken) =>
            work(new StudyOptions(arguments.GetValue(seeds), arguments.GetValue(epochs), arguments.GetValue(output)!), cancellationToken),
        "Canceled; nothing was written.");

    private void Study(StudyOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Output); // Before training: a folder that cannot be made should not cost the results.
        var data = DigitsData.Split(DigitsData.Load(Digits.Schema));
        var runs = Train(DigitsStudy.Models, data, options, model => model.Title, cancellationToken);
        var files = StudyFiles.Create(options.Output, DateTime.Now);
        files.Write(options, runs);

        var models = StudySummary.Of(runs);
        console.Write(StudyReport.Results(models));
        console.WriteLine(models[0].CompareWith(models[1]));
        console.WriteLine();
        Predict(Digits.Load(files.ParameterPath(runs[0])), data.Test);
        console.WriteLine($"Parameters, metrics and learning curves are in {files.Folder}.");
    }

    /// <summary>A trained model in a program: load it, ask it, and read its answers by name.</summary>
    private void Predict(Digits model, Dataset test)
    {
        var answer = model.Predict(test.Inputs(0));
        console.WriteLine("The first test image, as Digits answers:");
        console.WriteLine(Answer("odd", answer.Odd, answer.OddProbability));
        console.WriteLine(Answer("large", answer.Large, answer.LargeProbability));
        console.WriteLine(Answer("prime", answer.Prime, answer.PrimeProbability));
        console.WriteLine(Answer("hole", answer.Hole, answer.HoleProbability));
        console.WriteLine();

        static string Answer(string head, bool isTrue, double probability) =>
            string.Create(CultureInfo.InvariantCulture, $"  {head}: {(isTrue ? "yes" : "no")} (probability {probability:0.00})");
    }

    private void Search(StudyOptions options, CancellationToken cancellationToken)
    {
        var data = DigitsData.Split(DigitsData.Load(Digits.Schema));
        var runs = Train(LearningRateSearch.Trials(DigitsStudy.Models), data, options, Name, cancellationToken);
        console.Write(StudyReport.Search(LearningRateSearch.Summarize(runs)));
        console.WriteLine("The validation loss of the best epoch. * marks the learning rate that is best for a model.");

        static string Name(StudyModel model) => string.Create(CultureInfo.InvariantCulture, $"{model.Title}, learning rate {model.LearningRate}");
    }

    private IReadOnlyList<StudyRun> Train(
        IReadOnlyList<StudyModel> models, DatasetSplit data, StudyOptions options, Func<StudyModel, string> name, CancellationToken cancellationToken)
    {
        var names = models.SelectMany(m => Enumerable.Range(1, options.Seeds).Select(seed => $"{name(m)}, seed {seed}"));
        return new StudyDisplay(console, [.. names]).Show(progress => DigitsStudy.Run(models, data, options, progress, cancellationToken));
    }
}
