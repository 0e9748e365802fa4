namespace Qmtl.Models.Studies.Comparisons;

/// <summary>What a contender gave in one repetition, with the settings that had the least validation loss there.</summary>
/// <param name="Repetition">The repetition.</param>
/// <param name="Model">The settings.</param>
/// <param name="Result">Their result.</param>
public sealed record Outcome(Repetition Repetition, StudyModel Model, CellResult Result);
