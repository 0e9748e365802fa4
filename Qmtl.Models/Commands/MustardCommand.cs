using System.CommandLine;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Benchmarks;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Commands;

/// <summary>The study of sarcasm, sentiment and emotion.</summary>
/// <param name="study">Makes the comparisons.</param>
/// <param name="guard">Runs it.</param>
internal sealed class MustardCommand(ComparisonStudy study, StudyGuard guard)
{
    private readonly ComparisonOptions options = new(
        "mustard",
        "sarcasm_data.json, folds.json, sentiment-emotion and features",
        "Features of your own, NPY or CSV, a row for each utterance in the order of sarcasm_data.json; the control by the speaker is then left out",
        MustardData.WidthConstant,
        CommonOptions.Whole("--repetitions", "How many of the five folds are tested.", 5, most: 5));

    /// <summary>The command.</summary>
    public Command Create() => options.Create(
        "Compares six families on MUStARD with its five folds: weighted F1 of sarcasm, sentiment and emotion; and what the speaker alone tells.",
        guard.InBackground(Run, StudyGuard.ContinueLater));

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = options.Read(arguments);
        var mustard = new MustardStudy(settings.Repetitions, settings.Budget);
        var contenders = settings.Narrow(MustardStudy.Contenders);
        MustardInputs[] inputs = settings.Features is null ? [MustardInputs.All, MustardInputs.Speaker] : [MustardInputs.All];
        study.Run([.. inputs.Select(i => mustard.Compare(settings.Data, i, settings.Features, contenders))], settings.Output, cancellationToken);
    }
}
