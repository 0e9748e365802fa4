using System.Globalization;
using Qmtl.Data;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>One of several times that a comparison is made: a fold of a cross-validation, or another seed on the same rows.</summary>
/// <param name="Name">For example <c>fold 1</c>.</param>
/// <param name="Seed">What first parameters and the order of rows are drawn from.</param>
/// <param name="Search">The rows to learn from, and those to choose settings and the number of epochs by.</param>
/// <param name="Final">All of these rows to learn from once more, and those to report.</param>
public sealed record Repetition(string Name, ulong Seed, DatasetSplit Search, DatasetSplit Final)
{
    /// <summary>Which part of the rows to learn from is held back to choose settings and epoch by.</summary>
    private const double ValidationShare = 0.2;

    /// <summary>A fold of a cross-validation, standardized.</summary>
    /// <param name="number">Its number, from 1: the seed, too.</param>
    /// <param name="training">The rows of the other folds.</param>
    /// <param name="test">Its rows.</param>
    public static Repetition OfFold(int number, Dataset training, Dataset test) => Of("fold", number, training, test);

    /// <summary>Another seed on the same rows, standardized.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="training">The rows to learn from and to choose by.</param>
    /// <param name="test">The rows to report.</param>
    public static Repetition OfSeed(int seed, Dataset training, Dataset test) => Of("seed", seed, training, test);

    /// <summary>Of rows that need not be standardized.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="data">The rows to learn from, to choose by, and to report.</param>
    public static Repetition OfSeed(ulong seed, DatasetSplit data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Repetition(Title("seed", seed), seed, data, WithoutValidation(data.Training.Append(data.Validation), data.Test));
    }

    private static Repetition Of(string kind, int number, Dataset training, Dataset test)
    {
        var seed = (ulong)number;
        var search = DatasetSplit.ByFractions(training, ValidationShare, test: 0, seed) with { Test = test };
        return new Repetition(Title(kind, seed), seed, Standardize(search), Standardize(WithoutValidation(training, test)));
    }

    private static string Title(string kind, ulong number) => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");

    private static DatasetSplit WithoutValidation(Dataset training, Dataset test) => new(training, training.Select([]), test);

    /// <summary>The same rows, each input with mean 0 and standard deviation 1 on those to learn from.</summary>
    private static DatasetSplit Standardize(DatasetSplit data)
    {
        var standardizer = Standardizer.Fit(data.Training);
        return new DatasetSplit(standardizer.Apply(data.Training), standardizer.Apply(data.Validation), standardizer.Apply(data.Test));
    }
}
