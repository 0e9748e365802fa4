using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Benchmarks;

/// <summary>
/// Sarcasm, sentiment and emotion of what somebody says in a dialogue: MUStARD (Castro et al., arXiv 1906.01815) with its official five folds, and the
/// labels that Chauhan et al. (ACL 2020) added. Reported is the F1 of each question, weighted by how frequent the classes are.
/// </summary>
/// <param name="Repetitions">How many of the folds are tested.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record MustardStudy(int Repetitions, TrainingBudget Budget)
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<Contender> Contenders { get; } =
    [
        SearchSpace.Quantum<MustardQmtl1Y, MustardQmtl1YZ, MustardQmtl2Y, MustardQmtl2YZ>("QMTL"),
        SearchSpace.Classical<MustardHardSharing>("hard sharing"),
        SearchSpace.Classical<MustardSingleTask>("single-task"),
        SearchSpace.Classical<MustardBlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<MustardSharedCircuit1Y, MustardSharedCircuit1YZ, MustardSharedCircuit2Y, MustardSharedCircuit2YZ>("shared circuit"),
        SearchSpace.Quantum<MustardCircuitPerTask1Y, MustardCircuitPerTask1YZ, MustardCircuitPerTask2Y, MustardCircuitPerTask2YZ>("circuit per task"),
    ];

    private static readonly Score[] Scores =
    [
        new("sarcasm", MetricNames.WeightedF1, "sarcasm F1"),
        new("implicitSentiment", MetricNames.WeightedF1, "implicit sentiment F1"),
        new("explicitSentiment", MetricNames.WeightedF1, "explicit sentiment F1"),
        new("implicitEmotion", MetricNames.WeightedF1, "implicit emotion F1"),
        new("explicitEmotion", MetricNames.WeightedF1, "explicit emotion F1"),
    ];

    /// <summary>One comparison.</summary>
    /// <param name="folder">The folder with the files of MUStARD.</param>
    /// <param name="inputs">What the models are told.</param>
    /// <param name="features">A file with features of one's own; null for those in the folder.</param>
    /// <param name="contenders">Models with the heads of <c>Mustard.qmtl</c>.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public Comparison Compare(string folder, MustardInputs inputs, string? features, IReadOnlyList<Contender> contenders)
    {
        ArgumentNullException.ThrowIfNull(contenders);
        var folds = MustardData.Folds(folder, MustardData.Load(folder, contenders[0].Candidates[0].Schema, inputs, features));
        return new Comparison(
            inputs == MustardInputs.All ? "all inputs" : "the speaker alone",
            contenders,
            [.. folds.Take(Repetitions).Select((fold, i) => Repetition.OfFold(i + 1, fold.Training, fold.Test))],
            Scores,
            Budget);
    }
}
