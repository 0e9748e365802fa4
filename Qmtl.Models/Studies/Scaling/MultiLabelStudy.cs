using Qmtl.Data;
using Qmtl.Models.Datasets;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>The same families on measured data with several labels a row: emotions (6) and yeast (14), with their official test rows.</summary>
/// <param name="Repetitions">How many seeds; each draws its own validation rows from those to learn from.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record MultiLabelStudy(int Repetitions, TrainingBudget Budget)
{
    /// <summary>Both comparisons.</summary>
    /// <param name="folder">The folder with the files of Mulan.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IReadOnlyList<Comparison> Comparisons(string folder) =>
    [
        Compare("emotions", folder, ScalingModels.Of<EmotionsQmtl, EmotionsHardSharing, EmotionsBlockDiagonal, EmotionsSharedCircuit>()),
        Compare("yeast", folder, ScalingModels.Of<YeastQmtl, YeastHardSharing, YeastBlockDiagonal, YeastSharedCircuit>()),
    ];

    private Comparison Compare(string name, string folder, IReadOnlyList<Contender> contenders)
    {
        var schema = contenders[0].Candidates[0].Schema;
        var labels = Path.Combine(folder, $"{name}.xml");
        var training = MulanData.Load(Path.Combine(folder, $"{name}-train.arff"), labels, schema);
        var test = MulanData.Load(Path.Combine(folder, $"{name}-test.arff"), labels, schema);
        return new Comparison(name, contenders, [.. Enumerable.Range(1, Repetitions).Select(seed => Repetition.OfSeed(seed, training, test))], ScalingStudy.Scores(contenders[0]), Budget);
    }
}
