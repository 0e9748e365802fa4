using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Models.Studies;

/// <summary>A model that takes part in a study, and how it is trained there.</summary>
/// <param name="Title">How the table names it.</param>
/// <param name="Schema">What it consists of.</param>
/// <param name="LearningRate">The first step size of the optimizer.</param>
/// <param name="Train">Trains it.</param>
public sealed record StudyModel(string Title, ModelSchema Schema, double LearningRate, StudyModel.Training Train)
{
    /// <summary>The decoupled weight decay (<see cref="AdamW"/>); 0 for none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What tells the model from others of its title, for example its depth; empty where there are none.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Trains a model on the training part, keeps the best epoch on the validation part where there is one, and measures it on the test part.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public delegate StudyRun Training(
        StudyModel model, DatasetSplit data, TrainingOptions options, IProgress<TrainingProgress> progress, CancellationToken cancellationToken);

    /// <summary>Takes a compiled model into a study.</summary>
    public static StudyModel Of<TModel>(string title, double learningRate)
        where TModel : IModel => new(title, TModel.Schema, learningRate, Run<TModel>);

    private static StudyRun Run<TModel>(
        StudyModel model, DatasetSplit data, TrainingOptions options, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
        where TModel : IModel
    {
        var validation = data.Validation.Rows > 0 ? data.Validation : null;
        var result = Trainer<TModel, float>.Fit(data.Training, validation, options, progress, cancellationToken);
        if (result.StopReason == StopReason.Canceled) throw new OperationCanceledException(cancellationToken);
        var test = MetricSet.Compute(data.Test, Trainer<TModel, float>.ComputeLogits(result.Parameters, data.Test, options.Threads));
        return new StudyRun(model, options.Seed, result, test);
    }
}
