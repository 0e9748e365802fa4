namespace Qmtl.Models.Studies.Comparisons;

/// <summary>The settings of a contender in one repetition.</summary>
/// <param name="Contender">The contender.</param>
/// <param name="Repetition">The repetition.</param>
/// <param name="Model">Of its candidates the one with the least validation loss.</param>
/// <param name="Search">What the training gave by which it was chosen.</param>
public sealed record Choice(Contender Contender, Repetition Repetition, StudyModel Model, CellResult Search);
