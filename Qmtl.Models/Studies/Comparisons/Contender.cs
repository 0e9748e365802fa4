namespace Qmtl.Models.Studies.Comparisons;

/// <summary>A way to answer all questions, and the settings that it may choose from. All contenders of a comparison have the same number.</summary>
/// <param name="Title">How tables name it.</param>
/// <param name="Candidates">The settings: models of one kind, with a learning rate and a weight decay each.</param>
public sealed record Contender(string Title, IReadOnlyList<StudyModel> Candidates);
