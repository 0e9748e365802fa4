using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>What a contender gave over all repetitions. The test rows have no part in the choice of its settings.</summary>
/// <param name="Contender">The contender.</param>
/// <param name="Outcomes">One for each repetition.</param>
/// <param name="Scores">What is reported.</param>
public sealed record ContenderSummary(Contender Contender, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Score> Scores)
{
    /// <summary>The time of one training with the chosen settings, in seconds on one thread.</summary>
    public Spread Seconds => Spread.Of([.. Outcomes.Select(o => o.Result.Seconds)]);

    /// <summary>The mean over heads, repetition by repetition.</summary>
    public IReadOnlyList<double> Overall => [.. Outcomes.Select(o => o.Result.Overall(Scores))];

    /// <summary>Chooses for each repetition the settings of the least validation loss.</summary>
    /// <param name="comparison">What was compared.</param>
    /// <param name="results">The results of its cells, in their order.</param>
    /// <returns>One summary for each contender.</returns>
    public static IReadOnlyList<ContenderSummary> Of(Comparison comparison, IReadOnlyList<CellResult> results)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(results);
        var cells = comparison.Cells.Zip(results, (cell, result) => (cell.Model, cell.Repetition, Result: result)).ToArray();
        return
        [
            .. comparison.Contenders.Select(contender => new ContenderSummary(
                contender,
                [.. comparison.Repetitions.Select(repetition => cells
                    .Where(c => c.Repetition == repetition && contender.Candidates.Contains(c.Model))
                    .Select(c => new Outcome(repetition, c.Model, c.Result))
                    .MinBy(o => o.Result.ValidationLoss)!)],
                comparison.Scores)),
        ];
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
        var counts = Outcomes.Select(o => stage is { } part ? o.Model.Schema.CountParameters(part) : o.Model.Schema.ParameterCount).ToArray();
        return (counts.Min(), counts.Max());
    }
}
