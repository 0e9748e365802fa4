using Qmtl.Models.Studies.Comparisons;
using Qmtl.Models.Studies.Scaling;

namespace Qmtl.Models.Tests.Studies;

/// <summary>Points of the scaling study with real models and made-up scores.</summary>
internal static class ScalingPoints
{
    /// <summary>A point whose families have these AUCs, one for each seed.</summary>
    public static ScalingPoint Of(int tasks, params double[][] families)
    {
        var contenders = ScalingModels.BySize.Single(s => s.Tasks == tasks).Contenders;
        return new ScalingPoint(tasks, [.. contenders.Zip(families, Summary)]);
    }

    private static ContenderSummary Summary(Contender contender, double[] aucs) =>
        new(contender, [.. aucs.Select((auc, seed) => Outcome(contender, seed, auc))], [new Score("task[0]", "auc", "task[0]")]);

    private static Outcome Outcome(Contender contender, int seed, double auc)
    {
        var test = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["task[0]"] = new Dictionary<string, double> { ["auc"] = auc } };
        var result = new CellResult("", 0.5, 1, 1.5, test);
        return new Outcome(new Choice(contender, new Repetition($"seed {seed}", (ulong)seed, null!, null!), contender.Candidates[0], result), result);
    }
}
