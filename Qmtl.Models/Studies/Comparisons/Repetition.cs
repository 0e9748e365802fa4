using System.Globalization;
using Qmtl.Data;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>One of several times that a comparison is made: a fold of a cross-validation, or another seed on the same rows.</summary>
/// <param name="Name">For example <c>fold 1</c>.</param>
/// <param name="Seed">What first parameters and the order of rows are drawn from.</param>
/// <param name="Data">The rows to learn from, to choose settings and epoch by, and to report.</param>
public sealed record Repetition(string Name, ulong Seed, DatasetSplit Data)
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

    private static Repetition Of(string kind, int number, Dataset training, Dataset test)
    {
        var split = DatasetSplit.ByFractions(training, ValidationShare, test: 0, (ulong)number);
        return new Repetition(string.Create(CultureInfo.InvariantCulture, $"{kind} {number}"), (ulong)number, split with { Test = test }).Standardize();
    }

    /// <summary>The same rows, each input with mean 0 and standard deviation 1 on the training rows.</summary>
    private Repetition Standardize()
    {
        var standardizer = Standardizer.Fit(Data.Training);
        return this with
        {
            Data = new DatasetSplit(standardizer.Apply(Data.Training), standardizer.Apply(Data.Validation), standardizer.Apply(Data.Test)),
        };
    }
}
