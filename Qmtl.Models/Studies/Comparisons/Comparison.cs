namespace Qmtl.Models.Studies.Comparisons;

/// <summary>Contenders under the same conditions: the same rows, heads, epochs and number of settings to choose from.</summary>
/// <param name="Name">What it is called, in files too.</param>
/// <param name="Contenders">What is compared; the others are compared with the first.</param>
/// <param name="Repetitions">How often, and on which rows.</param>
/// <param name="Scores">What is reported of each repetition.</param>
/// <param name="Budget">How everything is trained.</param>
public sealed record Comparison(
    string Name, IReadOnlyList<Contender> Contenders, IReadOnlyList<Repetition> Repetitions, IReadOnlyList<Score> Scores, TrainingBudget Budget)
{
    /// <summary>The trainings that settings are chosen by: contender by contender, repetition by repetition, setting by setting.</summary>
    public IEnumerable<Cell> Search =>
        from contender in Contenders
        from repetition in Repetitions
        from model in contender.Candidates
        select new Cell(model, repetition.Name, repetition.Search, Budget.Options(model, repetition.Seed));

    /// <summary>Chooses for each contender and repetition the settings and the epoch of the least validation loss. The test rows have no part in it.</summary>
    /// <param name="results">The results of <see cref="Search"/>, in its order.</param>
    public IReadOnlyList<Choice> Choose(IReadOnlyList<CellResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var choices = new List<Choice>();
        var first = 0;
        foreach (var contender in Contenders)
        {
            foreach (var repetition in Repetitions)
            {
                var trained = contender.Candidates.Zip(results.Skip(first).Take(contender.Candidates.Count));
                var (model, result) = trained.MinBy(t => t.Second.ValidationLoss);
                choices.Add(new Choice(contender, repetition, model, result));
                first += contender.Candidates.Count;
            }
        }

        return choices;
    }

    /// <summary>The training that is reported: with the chosen settings, on all rows but those of the test.</summary>
    public Cell FinalCell(Choice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var (_, repetition, model, search) = choice;
        return new Cell(model, repetition.Name, repetition.Final, Budget.FinalOptions(model, repetition.Seed, search.BestEpoch));
    }
}
