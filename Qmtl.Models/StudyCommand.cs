using System.CommandLine;
using System.Globalization;
using Qmtl.Data;
using Qmtl.Models.Studies;
using Spectre.Console;

namespace Qmtl.Models;

/// <summary>The command line: the study, and the search of its learning rates.</summary>
/// <param name="console">Where results are printed.</param>
/// <param name="errors">Where it is said what went wrong.</param>
public sealed class StudyCommand(IAnsiConsole console, TextWriter errors)
{
    private static readonly StudyOptions Defaults = new();
    private readonly Option<int> seeds = Positive("--seeds", "How many times to train each model, with the seeds 1, 2, …", Defaults.Seeds);
    private readonly Option<int> epochs = Positive("--epochs", "How often each training goes through the data.", Defaults.Epochs);
    private readonly Option<string> output = new("--output")
    {
        Description = "The folder in which a folder with parameters, metrics and learning curves is made.",
        DefaultValueFactory = _ => Defaults.Output,
        HelpName = "DIR",
    };

    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>0, 1 where the study failed or was canceled, 2 where the arguments are wrong.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        var search = new Command("search", "Trains each model with each learning rate, and prints the loss on the validation part.") { seeds, epochs };
        search.SetAction(InBackground(Search));
        var root = new RootCommand("Trains the models of Digits.qmtl with several seeds, and compares them on the test part.")
        {
            seeds, epochs, output, search,
        };
        root.SetAction(InBackground(Study));

        var arguments = root.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var error in arguments.Errors) errors.WriteLine(error.Message);
            errors.WriteLine("Use --help to see what there is.");
            return 2;
        }

        // On Ctrl+C, training stops at the end of a step.
        return await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    private static Option<int> Positive(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // Only a number can be too small; what is none is an error already.
            var isNumber = int.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var number);
            if (isNumber && number < 1) result.AddError($"{name} must be at least 1.");
        });
        return option;
    }

    private Func<ParseResult, CancellationToken, Task<int>> InBackground(Action<StudyOptions, CancellationToken> work) => (arguments, cancellationToken) =>
    {
        var options = new StudyOptions(arguments.GetValue(seeds), arguments.GetValue(epochs), arguments.GetValue(output) ?? Defaults.Output);
        return Task.Run(() => Guard(() => work(options, cancellationToken)), CancellationToken.None);
    };

    private int Guard(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("Canceled; nothing was written.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The results cannot be written: {e.Message} Choose another folder with --output DIR.");
        }

        return 1;
    }

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
