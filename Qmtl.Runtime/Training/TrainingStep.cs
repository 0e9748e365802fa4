using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Training;

/// <summary>
/// The parameters in training, and the step that moves them: gradient of a batch, balanced between the tasks, clipping, optimizer. After the first step, nothing is allocated.
/// </summary>
internal sealed class TrainingStep<TModel, T> : IDisposable
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] gradient = new T[TModel.Schema.ParameterCount];
    private readonly BatchEvaluation<TModel, T> batch;
    private readonly BalancedGradient<TModel, T> balanced;
    private readonly MultiTaskLoss loss;
    private readonly LossSums batchSums;
    private readonly double? clipNorm;
    private readonly ShotKey evaluationShots;

    public TrainingStep(TrainingOptions options)
    {
        loss = new MultiTaskLoss(TModel.Schema, options);
        var method = options.Gradients ?? GradientMethod.DefaultOf(TModel.Schema);
        var isByHead = BalancedGradient<TModel, T>.IsByHead(options);
        var circuitGradients = method is ParameterShiftGradient ? CircuitGradients.ParameterShift : CircuitGradients.Adjoint;
        batch = new BatchEvaluation<TModel, T>(loss, options.Threads, isByHead && method is not Spsa, circuitGradients);
        balanced = new BalancedGradient<TModel, T>(
            method is Spsa spsa
                ? new SpsaEstimate<TModel, T>(batch, spsa, options.Seed, isByHead)
                : new CircuitEstimate<TModel, T>(batch, options.Seed),
            options);
        evaluationShots = ShotKey.Of(options.Seed, "evaluations between epochs");
        batchSums = new LossSums(loss.HeadCount);
        clipNorm = options.ClipNorm;
        Parameters = ParameterInitialization.Draw<T>(TModel.Schema, options.Seed);
        OptimizerState = OptimizerState<T>.Create(options.Optimizer, Parameters.Length);
    }

    /// <summary>The current parameters.</summary>
    public T[] Parameters { get; }

    /// <summary>What the optimizer remembers.</summary>
    public OptimizerState<T> OptimizerState { get; }

    /// <summary>What the balancing between tasks remembers.</summary>
    public BalancingState Balancing => balanced.State;

    /// <summary>How the gradients of the tasks agreed in the epoch so far; null where they are not computed.</summary>
    public ConflictSums? Conflict => balanced.Conflict;

    /// <summary>Takes one step. Where the loss or the gradient is not finite, the parameters stay as they are.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <param name="sums">The losses of the batch are added to it.</param>
    /// <returns>The loss of the batch and the length of its gradient before clipping; of both, one that is not finite means that no step was taken.</returns>
    public (double Loss, double GradientNorm) Take(Dataset data, ReadOnlyMemory<int> rows, double learningRate, LossSums sums)
    {
        balanced.Compute(Parameters, data, rows, OptimizerState.StepCount, batchSums, gradient);
        var value = loss.Total(batchSums);
        var norm = GradientClipping.Norm<T>(gradient);
        if (!double.IsFinite(value) || !double.IsFinite(norm)) return (value, norm);

        if (clipNorm is { } limit) GradientClipping.Clip<T>(gradient, norm, limit);
        OptimizerState.Step(Parameters, gradient, learningRate);
        Balancing.EndStep(batchSums, learningRate);
        sums.Add(batchSums);
        return (value, norm);
    }

    /// <summary>The loss that sums amount to.</summary>
    public double Total(LossSums sums) => loss.Total(sums);

    /// <summary>Computes the loss and the logits of rows under the current parameters.</summary>
    public double Evaluate(Dataset data, ReadOnlyMemory<int> rows, Memory<double> logits)
    {
        batch.Evaluate(Parameters, data, rows, batchSums, logits, evaluationShots.At(OptimizerState.StepCount));
        return loss.Total(batchSums);
    }

    /// <inheritdoc/>
    public void Dispose() => batch.Dispose();
}
