using Qmtl.Data;

namespace Qmtl.Cli.Training;

/// <summary>The rows of a run, divided, and standardized by the training part.</summary>
/// <param name="Training">What parameters are fitted to.</param>
/// <param name="Validation">What is evaluated after every epoch; null where there is none.</param>
/// <param name="Test">What is evaluated at the end; null where there is none.</param>
/// <param name="Standardizer">What was done to the inputs; null for nothing.</param>
internal sealed record TrainingSplit(Dataset Training, Dataset? Validation, Dataset? Test, Standardizer? Standardizer)
{
    /// <exception cref="WrongUsageException">The shares leave nothing for training.</exception>
    public static TrainingSplit Create(Dataset data, double validation, double test, ulong seed, bool standardize)
    {
        if (validation + test >= 1) throw new WrongUsageException("--validation and --test together must be below 1, so that rows are left for training.");
        var split = DatasetSplit.ByFractions(data, validation, test, seed);
        if (split.Training.Rows == 0)
            throw new InvalidInputException($"The data has only {data.Rows} rows, and none is left for training. "
                + "Lower --validation and --test.");
        var standardizer = standardize ? Standardizer.Fit(split.Training) : null;
        return new TrainingSplit(Prepare(split.Training)!, Prepare(split.Validation), Prepare(split.Test), standardizer);

        Dataset? Prepare(Dataset part) => part.Rows == 0 ? null : standardizer?.Apply(part) ?? part;
    }
}
