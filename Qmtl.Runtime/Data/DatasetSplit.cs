using System.Globalization;

namespace Qmtl.Data;

/// <summary>The parts of a data set: disjoint, and together all of its rows, each part in the order of the data.</summary>
/// <param name="Training">What parameters are fitted to.</param>
/// <param name="Validation">What decides when to stop and which settings to take; may be empty.</param>
/// <param name="Test">What is reported; may be empty.</param>
public sealed record DatasetSplit(Dataset Training, Dataset Validation, Dataset Test)
{
    /// <summary>Draws the parts at random.</summary>
    /// <param name="data">The rows to divide.</param>
    /// <param name="validation">The share of the validation part, from 0 to 1.</param>
    /// <param name="test">The share of the test part, from 0 to 1; the rest is for training.</param>
    /// <param name="seed">The same seed divides the same data alike.</param>
    /// <param name="by">
    /// What the parts have in common proportions of; null means <see cref="Stratification.AllHeads"/>. In each stratum the number of rows
    /// of a part differs from its exact share by less than 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or they leave nothing for training.</exception>
    /// <exception cref="ArgumentException">There is no such head to stratify by.</exception>
    public static DatasetSplit ByFractions(Dataset data, double validation, double test, ulong seed, Stratification? by = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireShare(validation, 1, nameof(validation));
        RequireShare(test, 1 - validation, nameof(test));
        var random = SeededRandom.ForPurpose(seed, "split");
        var parts = RowPartition.Draw(data, [1 - validation - test, validation, test], by ?? Stratification.AllHeads, random);
        return new DatasetSplit(data.Select(parts[0]), data.Select(parts[1]), data.Select(parts[2]));
    }

    private static void RequireShare(double share, double bound, string name)
    {
        if (share >= 0 && share < bound) return;
        var message = string.Create(CultureInfo.InvariantCulture, $"The share must be at least 0 and below {bound}, so that rows are left for training.");
        throw new ArgumentOutOfRangeException(name, share, message);
    }
}
