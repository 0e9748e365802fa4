using System.CommandLine;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Benchmarks;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Commands;

/// <summary>The study of chest X-rays.</summary>
/// <param name="study">Makes the comparisons.</param>
/// <param name="guard">Runs it.</param>
internal sealed class ChestXrayCommand(ComparisonStudy study, StudyGuard guard)
{
    private readonly ComparisonOptions options = new(
        "chest-xray",
        "features_labels.csv",
        "Features of your own, NPY or CSV, a row for each of the labels",
        ChestXrayData.WidthConstant,
        CommonOptions.Whole("--repetitions", "How many of the five folds are tested.", ChestXrayStudy.Folds, most: ChestXrayStudy.Folds));

    private readonly Option<UncertainLabels[]> uncertain = new("--uncertain")
    {
        Description = "What an uncertain label is in training: left out (ignore), 0 (zeros) or 1 (ones).",
        DefaultValueFactory = _ => [UncertainLabels.Ignore, UncertainLabels.Zeros, UncertainLabels.Ones],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "ignore|zeros|ones",
    };

    private readonly Option<int[]> labels = new("--labels")
    {
        Description = "How many labels: the 5 of the CheXpert competition, or all 14.",
        DefaultValueFactory = _ => [5, 14],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "5|14",
    };

    /// <summary>The command.</summary>
    public Command Create()
    {
        labels.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value is not ("5" or "14"))) result.AddError("--labels must be 5 or 14.");
        });
        return options.Create(
            "Compares six families on chest X-rays labeled as in CheXpert: AUC of each label in a cross-validation of five folds.",
            guard.InBackground(Run, StudyGuard.ContinueLater),
            labels,
            uncertain);
    }

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = options.Read(arguments);
        var chest = new ChestXrayStudy(settings.Repetitions, settings.Budget);
        var comparisons =
            from count in arguments.GetValue(labels)!.Distinct()
            from policy in arguments.GetValue(uncertain)!.Distinct()
            let all = count == ChestXrayData.Labels.Count
            select chest.Compare(
                Path.Combine(settings.Data, "features_labels.csv"),
                settings.Features,
                all ? ChestXrayData.Labels : ChestXrayData.CompetitionLabels,
                policy,
                settings.Narrow(all ? ChestXrayStudy.AllLabels : ChestXrayStudy.FiveLabels));
        study.Run([.. comparisons], settings.Output, cancellationToken);
    }
}
