using System.Globalization;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies;

/// <summary>What the trainings of one model gave, over seeds.</summary>
public sealed class StudySummary
{
    private readonly StudyRun[] runs;

    private StudySummary(StudyRun[] runs) => this.runs = runs;

    /// <summary>The model.</summary>
    public StudyModel Model => runs[0].Model;

    /// <summary>How long one training took.</summary>
    public Spread Seconds => Over(r => r.Training.Seconds);

    /// <summary>The parameters of all heads together.</summary>
    public int HeadParameters => Model.Schema.CountParameters(ModelStage.Head);

    /// <summary>One summary per model, in the order of the runs.</summary>
    public static IReadOnlyList<StudySummary> Of(IReadOnlyList<StudyRun> runs) =>
        [.. runs.GroupBy(r => r.Model).Select(g => new StudySummary([.. g]))];

    /// <summary>A metric of a head on the test part.</summary>
    public Spread Test(string head, string metric) => Over(r => r.Test[head][metric]);

    /// <summary>The mean of a metric over the heads, on the test part.</summary>
    public Spread Overall(string metric) => Over(r => r.Test.Mean(metric));

    /// <summary>How the model compares with another in parameters and overall AUC, in words.</summary>
    public string CompareWith(StudySummary other)
    {
        var (auc, otherAuc) = (Overall(MetricNames.Auc), other.Overall(MetricNames.Auc));
        var difference = auc.Mean - otherAuc.Mean;
        var size = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(difference):0.0000} {(difference < 0 ? "lower" : "higher")}");
        var deviations = double.IsNaN(auc.Deviation)
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" (standard deviation over seeds {auc.Deviation:0.0000} and {otherAuc.Deviation:0.0000})");
        return $"{Parameters}, {other.Parameters}; the overall test AUC of {Model.Schema.Name} is {size}{deviations}.";
    }

    private string Parameters => $"{Model.Schema.Name} has {HeadParameters} parameters in its heads and {Model.Schema.ParameterCount} in all";

    private Spread Over(Func<StudyRun, double> number) => Spread.Of([.. runs.Select(number)]);
}
