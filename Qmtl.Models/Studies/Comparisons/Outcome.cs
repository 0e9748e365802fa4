namespace Qmtl.Models.Studies.Comparisons;

/// <summary>What a contender gave in one repetition.</summary>
/// <param name="Choice">Its settings.</param>
/// <param name="Result">What a training with them gave on all rows but those of the test (<see cref="Comparison.FinalCell"/>).</param>
public sealed record Outcome(Choice Choice, CellResult Result);
