using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;
using Qmtl.Threading;

namespace Qmtl.Training;

/// <summary>
/// Trains a model. The same seed, data and options give the same bits, on any number of threads, and whether or not training was stopped and continued
/// on the way.
/// </summary>
/// <typeparam name="TModel">A model compiled from a <c>.qmtl</c> file.</typeparam>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public static class Trainer<TModel, T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Trains from the initial parameters that the seed gives, or goes on from a checkpoint.</summary>
    /// <param name="train">The rows to learn from; at least one label.</param>
    /// <param name="validation">Rows that are evaluated after every epoch; may be absent.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Called after every step, on this thread.</param>
    /// <param name="cancellationToken">
    /// Stops at the boundary of a step. Then a checkpoint is written, if options say where, and the result tells that it was canceled.
    /// </param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="TrainingException">
    /// Model, data, options or checkpoint do not fit each other, or the loss stopped being finite; the last checkpoint is then as it was.
    /// </exception>
    /// <exception cref="InvalidDataException">The checkpoint to go on from is damaged.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written; the last one is then as it was.</exception>
    public static TrainingResult<T> Fit(
        Dataset train,
        Dataset? validation,
        TrainingOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        TrainingPreconditions.Check<T>(TModel.Schema, train, validation, options);
        using var run = new TrainingRun<TModel, T>(train, validation, options, progress);
        return run.Execute(cancellationToken);
    }

    /// <summary>How often the circuits of a model are evaluated for the gradient of one row.</summary>
    /// <param name="gradients">How the gradient is found; null for the default of the model.</param>
    public static int CountEvaluations(GradientMethod? gradients) => (gradients ?? GradientMethod.DefaultOf(TModel.Schema)) switch
    {
        ParameterShiftGradient => 1 + new ShiftSchedule(TModel.ShiftedCircuits, TModel.Schema).Evaluations,
        Spsa => 2,
        _ => 1,
    };

    /// <summary>Computes the logits of all rows of a data set: what <see cref="Metrics.MetricSet.Compute"/> takes.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">The rows; labels are not used, and may be of other heads.</param>
    /// <param name="threads">
    /// How many threads compute, the calling one among them; null for as many as there are processors. The logits do not depend on it.
    /// </param>
    /// <param name="seed">Where the shots of a model on a backend with shots come from.</param>
    /// <returns>Shape [rows, logits].</returns>
    /// <exception cref="ArgumentException">The number of parameters or the width of the data is not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is not from 1 to 1024.</exception>
    public static double[] ComputeLogits(ReadOnlySpan<T> parameters, Dataset data, int? threads = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        WorkerCount.Require(threads, nameof(threads));
        var schema = TModel.Schema;
        if (parameters.Length != schema.ParameterCount)
            throw new ArgumentException($"{schema.Name} has {schema.ParameterCount} parameters, but {parameters.Length} are given.", nameof(parameters));
        if (data.InputWidth != schema.InputWidth)
            throw new ArgumentException($"{schema.Name} takes {schema.InputWidth} inputs a row, but the data has {data.InputWidth}.", nameof(data));
        var logits = new double[data.Rows * schema.LogitCount];
        var loss = new MultiTaskLoss(schema, new TrainingOptions());
        using var batch = new BatchEvaluation<TModel, T>(loss, threads);
        batch.Logits(parameters, data, TrainingRun<TModel, T>.AllRows(data), logits, ShotKey.Of(seed, "evaluations"));
        return logits;
    }
}
