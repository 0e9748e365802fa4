using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>What a contender gave over all repetitions.</summary>
/// <param name="Contender">The contender.</param>
/// <param name="Outcomes">One for each repetition.</param>
/// <param name="Scores">What is reported.</param>
public sealed record ContenderSummary(Contender Contender, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Score> Scores)
{
    /// <summary>The time of one training of the search with the chosen settings, in seconds on one thread.</summary>
    public Spread Seconds => Spread.Of([.. Outcomes.Select(o => o.Choice.Search.Seconds)]);

    /// <summary>The mean over heads, repetition by repetition.</summary>
    public IReadOnlyList<double> Overall => [.. Outcomes.Select(o => o.Result.Overall(Scores))];

    /// <summary>One summary for each contender.</summary>
    /// <param name="comparison">What was compared.</param>
    /// <param name="outcomes">What each contender gave in each repetition.</param>
    public static IReadOnlyList<ContenderSummary> Of(Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. comparison.Contenders.Select(c => new ContenderSummary(c, [.. outcomes.Where(o => o.Choice.Contender == c)], comparison.Scores))];
    }

    /// <summary>A score over the repetitions in which it is defined: an AUC needs test rows with and without the label.</summary>
    public Spread Of(Score score)
    {
        var defined = Outcomes.Select(o => o.Result[score]).Where(number => !double.IsNaN(number)).ToArray();
        return defined.Length > 0 ? Spread.Of(defined) : new Spread(double.NaN, double.NaN);
    }

    /// <summary>How many parameters a part of the chosen models has: the least and the most over repetitions.</summary>
    public (int Least, int Most) CountParameters(ModelStage? stage)
    {
        var counts = Outcomes.Select(o => stage is { } part ? o.Choice.Model.Schema.CountParameters(part) : o.Choice.Model.Schema.ParameterCount).ToArray();
        return (counts.Min(), counts.Max());
    }
}
