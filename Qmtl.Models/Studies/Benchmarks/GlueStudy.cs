using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Benchmarks;

/// <summary>
/// Four tasks of GLUE (Wang et al., arXiv 1804.07461) as one problem in which every row labels one task. Reported are GLUE's own metrics on the development
/// rows; of QNLI, where no training rows are given, on the rows of a fold that is left out of training.
/// </summary>
/// <param name="Repetitions">How many seeds.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record GlueStudy(int Repetitions, TrainingBudget Budget)
{
    /// <summary>
    /// The weight of STS-B in the loss. Its scores go from 0 to 5 with a variance of 2.1: the squared error of always answering the mean, three times the logistic loss of always answering one half.
    /// </summary>
    public const double ScoreWeight = 0.3;

    private const ulong FoldSeed = 0;

    /// <summary>The families.</summary>
    public static IReadOnlyList<Contender> Contenders { get; } =
    [
        SearchSpace.Quantum<GlueQmtl1Y, GlueQmtl1YZ, GlueQmtl2Y, GlueQmtl2YZ>("QMTL"),
        SearchSpace.Classical<GlueHardSharing>("hard sharing"),
        SearchSpace.Classical<GlueSingleTask>("single-task"),
        SearchSpace.Classical<GlueBlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<GlueSharedCircuit1Y, GlueSharedCircuit1YZ, GlueSharedCircuit2Y, GlueSharedCircuit2YZ>("shared circuit"),
        SearchSpace.Quantum<GlueCircuitPerTask1Y, GlueCircuitPerTask1YZ, GlueCircuitPerTask2Y, GlueCircuitPerTask2YZ>("circuit per task"),
    ];

    private static readonly Score[] Scores =
    [
        new("mrpc", MetricNames.Accuracy, "MRPC accuracy"),
        new("mrpc", MetricNames.F1, "MRPC F1"),
        new("rte", MetricNames.Accuracy, "RTE accuracy"),
        new("qnli", MetricNames.Accuracy, "QNLI accuracy"),
        new("stsb", MetricNames.Pearson, "STS-B Pearson"),
        new("stsb", MetricNames.Spearman, "STS-B Spearman"),
    ];

    /// <summary>The comparison: repetition r has seed r, and of QNLI the r-th of as many folds as there are repetitions, at least two.</summary>
    /// <param name="folder">The folder with the files of GLUE.</param>
    /// <param name="features">A folder with features of one's own; null for those beside the files.</param>
    /// <param name="contenders">Models with the heads of <c>Glue.qmtl</c>.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public Comparison Compare(string folder, string? features, IReadOnlyList<Contender> contenders)
    {
        ArgumentNullException.ThrowIfNull(contenders);
        var schema = contenders[0].Candidates[0].Schema;
        var folds = Math.Max(Repetitions, 2);
        return new Comparison(
            "four tasks of GLUE",
            contenders,
            [.. Enumerable.Range(0, Repetitions).Select(fold => Of(fold + 1, GlueData.Load(folder, schema, fold, folds, FoldSeed, features)))],
            Scores,
            Budget with { HeadWeights = new Dictionary<string, double> { ["stsb"] = ScoreWeight } });

        static Repetition Of(int seed, DatasetFold rows) => Repetition.OfSeed(seed, rows.Training, rows.Test);
    }
}
