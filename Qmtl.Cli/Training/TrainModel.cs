using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Training;

/// <summary>How training ended, in numbers that do not depend on the precision.</summary>
internal sealed record TrainingOutcome(IReadOnlyList<EpochResult> History, StopReason StopReason, int? BestEpoch);

/// <summary>Trains a model and, unless canceled, writes its parameters.</summary>
internal sealed class TrainModel<T>(
    TrainingSplit split, TrainingOptions options, string parametersPath, IProgress<TrainingProgress> progress, CancellationToken cancellationToken)
    : IModelAction<TrainingOutcome>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TrainingOutcome Run<TModel>()
        where TModel : IModel
    {
        var result = Trainer<TModel, T>.Fit(split.Training, split.Validation, options, progress, cancellationToken);
        if (result.StopReason != StopReason.Canceled)
            ParameterFile.Save<T>(parametersPath, TModel.Schema, result.Parameters, split.Standardizer);
        return new TrainingOutcome(result.History, result.StopReason, result.BestEpoch);
    }
}
