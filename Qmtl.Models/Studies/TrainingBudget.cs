using Qmtl.Training;

namespace Qmtl.Models.Studies;

/// <summary>What every training of a study has alike.</summary>
/// <param name="Epochs">
/// How often it goes through the rows. With validation rows all epochs are run, and the parameters kept are those of the epoch with the least loss on them.
/// </param>
/// <param name="BatchSize">Rows per step.</param>
public sealed record TrainingBudget(int Epochs, int BatchSize)
{
    /// <summary>How much each head counts in the loss; 1 where it is absent.</summary>
    public IReadOnlyDictionary<string, double> HeadWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>How a model is trained. One thread: there are as many trainings at a time as processors.</summary>
    public TrainingOptions Options(StudyModel model, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TrainingOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Optimizer = model.WeightDecay > 0 ? new AdamW(model.LearningRate, model.WeightDecay) : new Adam(model.LearningRate),
            Schedule = new LearningRateSchedule.Cosine(),
            EarlyStopping = new EarlyStopping(Patience: Epochs),
            HeadWeights = HeadWeights,
            Threads = 1,
        };
    }

    /// <summary>How a model is trained once more, on all rows but those of the test: for as many epochs as the search found best.</summary>
    public TrainingOptions FinalOptions(StudyModel model, ulong seed, int epochs) => Options(model, seed) with { Epochs = epochs, EarlyStopping = null };
}
