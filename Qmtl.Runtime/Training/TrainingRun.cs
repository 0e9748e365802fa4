using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>One run of training: the loop over epochs and steps, and everything that a checkpoint has to hold.</summary>
internal sealed class TrainingRun<TModel, T> : IDisposable
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dataset train;
    private readonly Dataset? validation;
    private readonly TrainingOptions options;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly SeededRandom random;
    private readonly int[] order;
    private readonly int[] validationRows;
    private readonly double[] validationLogits;
    private readonly CheckpointFile<TModel, T>? checkpoint;
    private readonly Stopwatch clock = new();
    private bool isSaved;
    private double learningRate;

    public TrainingRun(Dataset train, Dataset? validation, TrainingOptions options, IProgress<TrainingProgress>? progress)
    {
        this.train = train;
        this.validation = validation;
        this.options = options;
        this.progress = progress;
        Step = new TrainingStep<TModel, T>(options);
        EpochSums = new LossSums(train.HeadCount);
        EarlyStopping = options.EarlyStopping is { } rule ? new EarlyStoppingState<T>(rule, Step.Parameters.Length) : null;
        random = SeededRandom.ForPurpose(options.Seed, "order of rows");
        EpochStart = random.State;
        order = new int[train.Rows];
        validationRows = validation is null ? [] : AllRows(validation);
        validationLogits = new double[validationRows.Length * TModel.Schema.LogitCount];
        if (options.Checkpoint is { } file)
            checkpoint = new CheckpointFile<TModel, T>(file.Path, TrainingIdentity.Describe<T>(TModel.Schema, train, validation, options));
        StepsPerEpoch = (train.Rows + options.BatchSize - 1) / options.BatchSize;
    }

    /// <summary>The parameters, and the optimizer's memory.</summary>
    public TrainingStep<TModel, T> Step { get; }

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Whether epochs are evaluated on validation data.</summary>
    public bool HasValidation => validation is not null;

    /// <summary>The current epoch.</summary>
    public int Epoch { get; set; }

    /// <summary>How many steps of the current epoch are done.</summary>
    public int StepInEpoch { get; set; }

    /// <summary>The random state before the rows of the current epoch were shuffled: the order of rows follows from it.</summary>
    public RandomState EpochStart { get; set; }

    /// <summary>The losses of the current epoch so far.</summary>
    public LossSums EpochSums { get; }

    /// <summary>How long the current epoch took before this run went on with it.</summary>
    public double EpochSeconds { get; set; }

    /// <summary>The completed epochs.</summary>
    public List<EpochResult> History { get; } = [];

    /// <summary>The best epoch so far; null without early stopping.</summary>
    public EarlyStoppingState<T>? EarlyStopping { get; }

    public static int[] AllRows(Dataset data) => [.. Enumerable.Range(0, data.Rows)];

    public TrainingResult<T> Execute(CancellationToken cancellationToken)
    {
        if (options.Checkpoint is { } file) AtomicFile.DeleteLeftovers(file.Path);
        if (options.Checkpoint is { Resume: true } && checkpoint is { Exists: true }) Resume(checkpoint);
        while (Epoch < options.Epochs && EarlyStopping is not { ShouldStop: true })
        {
            clock.Restart();
            if (!RunSteps(cancellationToken)) return Finish(StopReason.Canceled);
            CompleteEpoch();
        }

        return Finish(EarlyStopping is { ShouldStop: true } ? StopReason.EarlyStopped : StopReason.Completed);
    }

    /// <inheritdoc/>
    public void Dispose() => Step.Dispose();

    private void Resume(CheckpointFile<TModel, T> file)
    {
        file.Restore(this);
        isSaved = true;
        if (Epoch > options.Epochs || (Epoch == options.Epochs && StepInEpoch > 0))
            throw new TrainingException($"The checkpoint has {Epoch} epochs done, but only {options.Epochs} are asked for. Ask for at least as many.");
    }

    /// <summary>Takes the steps that are left of the epoch. False when canceled before the last.</summary>
    private bool RunSteps(CancellationToken cancellationToken)
    {
        ShuffleRows();
        while (StepInEpoch < StepsPerEpoch)
        {
            if (cancellationToken.IsCancellationRequested) return false;
            TakeStep();
            if (StepInEpoch == StepsPerEpoch) break;
            if (IsDue(options.Checkpoint?.EverySteps, StepsDone)) Save();
            progress?.Report(Progress(completed: null));
        }

        return true;
    }

    private void ShuffleRows()
    {
        random.State = EpochStart;
        for (var i = 0; i < order.Length; i++) order[i] = i;
        random.Shuffle(order);
    }

    private void TakeStep()
    {
        var first = StepInEpoch * options.BatchSize;
        var rows = order.AsMemory(first, Math.Min(options.BatchSize, order.Length - first));
        var time = Epoch + ((double)StepInEpoch / StepsPerEpoch);
        learningRate = options.Optimizer.LearningRate * options.Schedule.Factor(time, options.Epochs);
        var (loss, norm) = Step.Take(train, rows, learningRate, EpochSums);
        if (!double.IsFinite(loss)) throw NotFinite("loss", loss);
        if (!double.IsFinite(norm)) throw NotFinite("gradient", norm);
        StepInEpoch++;
        isSaved = false;
    }

    private void CompleteEpoch()
    {
        var validationLoss = validation is null ? (double?)null : Step.Evaluate(validation, validationRows, validationLogits);
        var metrics = validation is null
            ? []
            : MetricSet.Compute(validation, validationLogits).Heads.Select(h => new HeadMetricValues(h.Head.Name, h.Values)).ToArray();
        var result = new EpochResult(
            Epoch,
            Step.Total(EpochSums),
            validationLoss,
            metrics,
            learningRate,
            EpochSeconds + clock.Elapsed.TotalSeconds,
            Step.Conflict?.Summarize());
        History.Add(result);
        EarlyStopping?.Observe(result, Step.Parameters);
        var report = Progress(result);

        Step.Balancing.EndEpoch(EpochSums);
        Step.Conflict?.Clear();
        Epoch++;
        StepInEpoch = 0;
        EpochSeconds = 0;
        EpochSums.Clear();
        EpochStart = random.State;
        if (IsDue(options.Checkpoint?.EveryEpochs, Epoch) || IsDue(options.Checkpoint?.EverySteps, StepsDone)) Save();
        progress?.Report(report);
    }

    private TrainingProgress Progress(EpochResult? completed) =>
        new(Epoch, options.Epochs, StepInEpoch, StepsPerEpoch, completed?.TrainLoss ?? Step.Total(EpochSums), completed);

    private long StepsDone => ((long)Epoch * StepsPerEpoch) + StepInEpoch;

    private static bool IsDue(int? every, long count) => every is { } interval && count % interval == 0;

    private void Save()
    {
        if (checkpoint is null || isSaved) return;
        EpochSeconds += StepInEpoch > 0 ? clock.Elapsed.TotalSeconds : 0;
        clock.Restart();
        checkpoint.Save(this);
        isSaved = true;
    }

    private TrainingResult<T> Finish(StopReason reason)
    {
        Save();
        return EarlyStopping is { BestEpoch: >= 0 } best
            ? new(best.BestParameters, [.. History], reason, best.BestEpoch)
            : new(Step.Parameters, [.. History], reason, null);
    }

    private TrainingException NotFinite(string what, double value) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The {what} of {TModel.Schema.Name} became {value} in epoch {Epoch}, step {StepInEpoch} (both from 0). "
            + $"Lower the learning rate (now {learningRate}), clip gradients with ClipNorm, or bring inputs and labels to a smaller scale."));
}
