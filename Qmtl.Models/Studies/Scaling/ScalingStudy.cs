using System.Globalization;
using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>What grows with the number of tasks, at a shared dimension that grows with it.</summary>
/// <param name="Repetitions">How many seeds; each draws its own teacher.</param>
/// <param name="LargestSize">The greatest number of tasks.</param>
/// <param name="Relatedness">How related the tasks are, from 0 to 1.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record ScalingStudy(int Repetitions, int LargestSize, double Relatedness, TrainingBudget Budget)
{
    /// <summary>Rows to learn from.</summary>
    public const int TrainingRows = 1_000;

    /// <summary>Rows to choose settings and epoch by.</summary>
    public const int ValidationRows = 500;

    /// <summary>Rows to report.</summary>
    public const int TestRows = 2_000;

    /// <summary>One comparison for each number of tasks. In each, every family sees the same rows.</summary>
    public IReadOnlyList<Comparison> Comparisons =>
    [
        .. ScalingModels.BySize.Where(s => s.Tasks <= LargestSize).Select(size => new Comparison(
            string.Create(CultureInfo.InvariantCulture, $"{size.Tasks} tasks"),
            size.Contenders,
            [.. Enumerable.Range(1, Repetitions).Select(seed => Draw(size.Contenders[0], (ulong)seed))],
            Scores(size.Contenders[0]),
            Budget)),
    ];

    /// <summary>The AUC of each task.</summary>
    public static IReadOnlyList<Score> Scores(Contender contender)
    {
        ArgumentNullException.ThrowIfNull(contender);
        return [.. contender.Candidates[0].Schema.Heads.Select(h => new Score(h.Name, MetricNames.Auc, $"{h.Name} AUC"))];
    }

    private Repetition Draw(Contender contender, ulong seed)
    {
        var teacher = new Teacher(seed, Relatedness);
        var schema = contender.Candidates[0].Schema;
        var data = new DatasetSplit(
            teacher.Draw(schema, "training", TrainingRows), teacher.Draw(schema, "validation", ValidationRows), teacher.Draw(schema, "test", TestRows));
        return Repetition.OfSeed(seed, data);
    }
}
