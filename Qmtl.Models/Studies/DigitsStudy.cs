using Qmtl.Data;
using Qmtl.Training;

namespace Qmtl.Models.Studies;

/// <summary>The three digit models under the same conditions: the same rows, epochs, batches, optimizer and seeds.</summary>
public static class DigitsStudy
{
    /// <summary>The models, each with the learning rate that <see cref="LearningRateSearch"/> found for it.</summary>
    public static IReadOnlyList<StudyModel> Models { get; } =
    [
        StudyModel.Of<Digits>("Digits (QMTL)", learningRate: 0.01),
        StudyModel.Of<ClassicalDigits>("ClassicalDigits", learningRate: 0.03),
        StudyModel.Of<HybridDigits>("HybridDigits", learningRate: 0.01),
    ];

    /// <summary>
    /// How a model is trained. All epochs are run, so that each has the same budget; the parameters kept are those of the epoch with the
    /// least loss on the validation part.
    /// </summary>
    public static TrainingOptions Options(StudyModel model, int epochs, ulong seed) => new TrainingBudget(epochs, BatchSize: 32).Options(model, seed);

    /// <summary>
    /// Trains every model with every seed, as many at a time as there are processors. Each training uses one thread and its own random
    /// numbers, so that the results do not depend on how many run beside it.
    /// </summary>
    /// <returns>Model by model, in the given order; each with the seeds 1, 2, ….</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IReadOnlyList<StudyRun> Run(
        IReadOnlyList<StudyModel> models,
        DatasetSplit data,
        StudyOptions options,
        IProgress<StudyProgress> progress,
        CancellationToken cancellationToken)
    {
        var runs = new StudyRun[models.Count * options.Seeds];
        ParallelTrainings.Run(runs.Length, Train, cancellationToken);
        return runs;

        void Train(int i, CancellationToken stop)
        {
            var (model, seed) = (models[i / options.Seeds], (ulong)(i % options.Seeds) + 1);
            runs[i] = model.Train(model, data, Options(model, options.Epochs, seed), new RunProgress(i, progress), stop);
        }
    }

    private sealed class RunProgress(int run, IProgress<StudyProgress> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(new StudyProgress(run, value));
    }
}
