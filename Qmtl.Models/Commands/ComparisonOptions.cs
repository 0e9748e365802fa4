using System.CommandLine;
using Qmtl.Models.Studies;

namespace Qmtl.Models.Commands;

/// <summary>The options of a study that compares families on published data.</summary>
/// <param name="name">What the study, its folder of data and its folder of results are called.</param>
/// <param name="data">What the folder of data holds.</param>
/// <param name="features">What features of one's own are.</param>
/// <param name="constant">The constant of the study's <c>.qmtl</c> file that says how many numbers a row of features has.</param>
/// <param name="repetitions">How often everything is trained.</param>
internal sealed class ComparisonOptions(string name, string data, string features, string constant, Option<int> repetitions)
{
    private const int BatchSize = 32;
    private readonly Option<string> dataOption =
        new("--data") { Description = $"The folder whose folder '{name}' holds {data}.", HelpName = "DIR", Required = true };
    private readonly Option<string?> featuresOption = new("--features") { Description = $"{features}. Models are built for rows of N numbers with 'dotnet run … -p:QmtlConstants={constant}=N'.", HelpName = "PATH" };
    private readonly Option<int> epochs = CommonOptions.Epochs(40);
    private readonly Option<bool> quick = CommonOptions.Quick($"Two repetitions, {ComparisonSettings.QuickCandidates} settings");
    private readonly Option<string> output = CommonOptions.Output($"The folder in which the folder '{name}' holds results and what was trained.");

    /// <summary>The command of the study.</summary>
    /// <param name="description">What it compares.</param>
    /// <param name="action">What it does.</param>
    /// <param name="more">Options that other studies do not have.</param>
    public Command Create(string description, Func<ParseResult, CancellationToken, Task<int>> action, params ReadOnlySpan<Option> more)
    {
        var command = new Command(name, description) { dataOption, featuresOption };
        foreach (var option in more) command.Add(option);
        foreach (var option in (Option[])[repetitions, epochs, quick, output]) command.Add(option);
        command.SetAction(action);
        return command;
    }

    /// <summary>What the arguments ask for.</summary>
    public ComparisonSettings Read(ParseResult arguments)
    {
        var isQuick = arguments.GetValue(quick);
        return new ComparisonSettings(
            Path.Combine(arguments.GetValue(dataOption)!, name),
            arguments.GetValue(featuresOption),
            arguments.GetValue(repetitions, isQuick, CommonOptions.QuickRepetitions),
            new TrainingBudget(arguments.GetValue(epochs, isQuick, CommonOptions.QuickEpochs), BatchSize),
            isQuick,
            Path.Combine(arguments.GetValue(output)!, name));
    }
}
