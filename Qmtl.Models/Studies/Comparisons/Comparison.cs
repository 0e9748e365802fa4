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
    /// <summary>Every training: contender by contender, setting by setting, repetition by repetition.</summary>
    public IEnumerable<Cell> Cells => Contenders.SelectMany(CellsOf);

    /// <summary>The trainings of a contender.</summary>
    public IEnumerable<Cell> CellsOf(Contender contender)
    {
        ArgumentNullException.ThrowIfNull(contender);
        return contender.Candidates.SelectMany(model => Repetitions.Select(repetition => CellOf(model, repetition)));
    }

    /// <summary>One training.</summary>
    public Cell CellOf(StudyModel model, Repetition repetition)
    {
        ArgumentNullException.ThrowIfNull(repetition);
        return new Cell(model, repetition, Budget.Options(model, repetition.Seed));
    }
}
