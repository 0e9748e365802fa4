using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>The same families on measured data with several labels a row: emotions (6) and yeast (14), with their official test rows.</summary>
/// <param name="Repetitions">How many seeds; each draws its own validation rows from those to learn from.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record MultiLabelStudy(int Repetitions, TrainingBudget Budget)
{
    private static readonly Contender[] Emotions =
    [
        SearchSpace.Quantum<EmotionsQmtl1Y, EmotionsQmtl1YZ, EmotionsQmtl2Y, EmotionsQmtl2YZ>("QMTL"),
        SearchSpace.Classical<EmotionsHardSharing>("hard sharing"),
        SearchSpace.Classical<EmotionsBlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<EmotionsSharedCircuit1Y, EmotionsSharedCircuit1YZ, EmotionsSharedCircuit2Y, EmotionsSharedCircuit2YZ>("shared circuit"),
    ];

    private static readonly Contender[] Yeast =
    [
        SearchSpace.Quantum<YeastQmtl1Y, YeastQmtl1YZ, YeastQmtl2Y, YeastQmtl2YZ>("QMTL"),
        SearchSpace.Classical<YeastHardSharing>("hard sharing"),
        SearchSpace.Classical<YeastBlockDiagonal>("block-diagonal"),
        SearchSpace.Quantum<YeastSharedCircuit1Y, YeastSharedCircuit1YZ, YeastSharedCircuit2Y, YeastSharedCircuit2YZ>("shared circuit"),
    ];

    /// <summary>Both comparisons.</summary>
    /// <param name="folder">The folder with the files of Mulan.</param>
    /// <param name="settings">How many of its settings each contender may choose from.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IReadOnlyList<Comparison> Comparisons(string folder, int settings = int.MaxValue) =>
    [
        Compare("emotions", folder, SearchSpace.Narrow(Emotions, settings)),
        Compare("yeast", folder, SearchSpace.Narrow(Yeast, settings)),
    ];

    private Comparison Compare(string name, string folder, IReadOnlyList<Contender> contenders)
    {
        var schema = contenders[0].Candidates[0].Schema;
        var labels = Path.Combine(folder, $"{name}.xml");
        var training = MulanData.Load(Path.Combine(folder, $"{name}-train.arff"), labels, schema);
        var test = MulanData.Load(Path.Combine(folder, $"{name}-test.arff"), labels, schema);
        return new Comparison(
            name,
            contenders,
            [.. Enumerable.Range(1, Repetitions).Select(seed => Repetition.OfSeed(seed, training, test))],
            [.. schema.Heads.Zip(MulanLabels.Read(labels), (head, label) => new Score(head.Name, MetricNames.Auc, $"{label} AUC"))],
            Budget);
    }
}
