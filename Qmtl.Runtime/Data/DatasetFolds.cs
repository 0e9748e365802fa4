namespace Qmtl.Data;

/// <summary>One round of a cross-validation.</summary>
/// <param name="Training">All rows but those of this fold.</param>
/// <param name="Test">The rows of this fold.</param>
public sealed record DatasetFold(Dataset Training, Dataset Test);

/// <summary>Divides data for cross-validation.</summary>
public static class DatasetFolds
{
    /// <summary>Draws the folds at random: every row is tested in exactly one.</summary>
    /// <param name="data">The rows to divide.</param>
    /// <param name="count">How many folds, from 2 to the number of rows.</param>
    /// <param name="seed">The same seed divides the same data alike.</param>
    /// <param name="by">
    /// What the folds have in common proportions of; null means <see cref="Stratification.AllHeads"/>. In each stratum the number of rows
    /// of a fold differs from its exact share by less than 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few or too many folds.</exception>
    /// <exception cref="ArgumentException">There is no such head to stratify by.</exception>
    public static IReadOnlyList<DatasetFold> Create(Dataset data, int count, ulong seed, Stratification? by = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, data.Rows);
        var fractions = Enumerable.Repeat(1.0 / count, count).ToArray();
        var parts = RowPartition.Draw(data, fractions, by ?? Stratification.AllHeads, SeededRandom.ForPurpose(seed, "folds"));
        return parts
            .Select((test, fold) => new DatasetFold(data.Select(parts.Where((_, i) => i != fold).SelectMany(p => p).Order().ToArray()), data.Select(test)))
            .ToArray();
    }
}
