using System.Globalization;
using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Benchmarks;

/// <summary>Findings on chest X-rays: a cross-validation, with the AUC of each label.</summary>
/// <param name="Repetitions">How many of the folds are tested, at most <see cref="Folds"/>.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record ChestXrayStudy(int Repetitions, TrainingBudget Budget)
{
    /// <summary>How many folds the rows are divided into.</summary>
    public const int Folds = 5;

    private const ulong FoldSeed = 0;

    /// <summary>The families, for the labels of the competition.</summary>
    public static IReadOnlyList<Contender> FiveLabels { get; } =
    [
        SearchSpace.Quantum<Chest5Qmtl1Y, Chest5Qmtl1YZ, Chest5Qmtl2Y, Chest5Qmtl2YZ>("QMTL"),
        SearchSpace.Classical<Chest5HardSharing>("hard sharing"),
        SearchSpace.Classical<Chest5SingleTask>("single-task"),
        SearchSpace.Classical<Chest5BlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<Chest5SharedCircuit1Y, Chest5SharedCircuit1YZ, Chest5SharedCircuit2Y, Chest5SharedCircuit2YZ>("shared circuit"),
        SearchSpace.Quantum<Chest5CircuitPerTask1Y, Chest5CircuitPerTask1YZ, Chest5CircuitPerTask2Y, Chest5CircuitPerTask2YZ>("circuit per task"),
    ];

    /// <summary>The families, for all labels.</summary>
    public static IReadOnlyList<Contender> AllLabels { get; } =
    [
        SearchSpace.Quantum<Chest14Qmtl1Y, Chest14Qmtl1YZ, Chest14Qmtl2Y, Chest14Qmtl2YZ>("QMTL"),
        SearchSpace.Classical<Chest14HardSharing>("hard sharing"),
        SearchSpace.Classical<Chest14SingleTask>("single-task"),
        SearchSpace.Classical<Chest14BlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<Chest14SharedCircuit1Y, Chest14SharedCircuit1YZ, Chest14SharedCircuit2Y, Chest14SharedCircuit2YZ>("shared circuit"),
        SearchSpace.Quantum<Chest14CircuitPerTask1Y, Chest14CircuitPerTask1YZ, Chest14CircuitPerTask2Y, Chest14CircuitPerTask2YZ>("circuit per task"),
    ];

    /// <summary>One comparison.</summary>
    /// <param name="file">The labels.</param>
    /// <param name="features">Features of each row; null for those in the file.</param>
    /// <param name="labels">The labels to answer for: those of the competition, or all.</param>
    /// <param name="policy">What becomes of uncertain labels in training. In the test they are always left out.</param>
    /// <param name="contenders">Models with as many heads.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public Comparison Compare(
        string file, string? features, IReadOnlyList<string> labels, UncertainLabels policy, IReadOnlyList<Contender> contenders)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(contenders);
        var schema = contenders[0].Candidates[0].Schema;
        var learned = Divide(ChestXrayData.Load(file, schema, labels, policy, features));
        var tested = Divide(ChestXrayData.Load(file, schema, labels, UncertainLabels.Ignore, features));
        return new Comparison(
            string.Create(CultureInfo.InvariantCulture, $"{labels.Count} labels, uncertain ones: {policy.ToString().ToLowerInvariant()}"),
            contenders,
            [.. learned.Zip(tested, (l, t) => (l.Training, t.Test)).Take(Repetitions).Select((fold, i) => Repetition.OfFold(i + 1, fold.Training, fold.Test))],
            [.. schema.Heads.Zip(labels, (head, label) => new Score(head.Name, MetricNames.Auc, $"{label} AUC"))],
            Budget);
    }

    /// <summary>Without regard to labels, so that the same rows are in a fold whatever becomes of uncertain labels.</summary>
    private static IReadOnlyList<DatasetFold> Divide(Dataset data) => DatasetFolds.Create(data, Folds, FoldSeed, Stratification.None);
}
