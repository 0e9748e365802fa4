using System.CommandLine;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Benchmarks;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Commands;

/// <summary>The study of four tasks of GLUE.</summary>
/// <param name="study">Makes the comparison.</param>
/// <param name="guard">Runs it.</param>
internal sealed class GlueCommand(ComparisonStudy study, StudyGuard guard)
{
    private readonly ComparisonOptions options = new(
        "glue",
        "MRPC, RTE, QNLI, STS-B and features_pair16",
        "A folder with features of your own, NPY or CSV files that are named as in features_pair16",
        GlueData.WidthConstant,
        CommonOptions.Whole("--repetitions", "How many seeds, and folds of QNLI.", 5));

    /// <summary>The command.</summary>
    public Command Create() => options.Create(
        "Compares six families on MRPC, RTE, QNLI and STS-B with GLUE's own metrics.",
        guard.InBackground(Run, StudyGuard.ContinueLater));

    private void Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = options.Read(arguments);
        var glue = new GlueStudy(settings.Repetitions, settings.Budget);
        study.Run([glue.Compare(settings.Data, settings.Features, settings.Narrow(GlueStudy.Contenders))], settings.Output, cancellationToken);
    }
}
