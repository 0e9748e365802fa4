using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// The gradient that parameters follow: from one backward pass of the weighted losses, or from one for each head where the gradients of the tasks are asked
/// for. The forward pass is one in either case. After the first call, nothing is allocated.
/// </summary>
internal sealed class BalancedGradient<TModel, T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IGradientEstimate<T> estimate;
    private readonly TaskGradients<T>? tasks;
    private readonly double[] unweighted = [.. TModel.Schema.Heads.Select(_ => 1.0)];

    /// <param name="estimate">Gives gradients by head where <see cref="IsByHead"/> says so.</param>
    /// <param name="options">How to train.</param>
    public BalancedGradient(IGradientEstimate<T> estimate, TrainingOptions options)
    {
        this.estimate = estimate;
        State = options.Balancing.Start(TModel.Schema, options);
        if (!IsByHead(options)) return;
        tasks = new TaskGradients<T>(TModel.Schema);
        Conflict = new ConflictSums(TModel.Schema.Heads);
    }

    /// <summary>The method.</summary>
    public BalancingState State { get; }

    /// <summary>How the gradients of the tasks agreed in the epoch so far; null where they are not computed.</summary>
    public ConflictSums? Conflict { get; }

    /// <summary>Whether the gradient of each task is computed.</summary>
    public static bool IsByHead(TrainingOptions options) => options.Balancing.NeedsTaskGradients || options.MeasureConflict;

    /// <summary>Computes the gradient of a batch.</summary>
    /// <param name="parameters">Shape [parameters].</param>
    /// <param name="data">Inputs and labels.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="step">How many steps were taken before.</param>
    /// <param name="sums">Written: the losses of the batch.</param>
    /// <param name="gradient">Shape [parameters]; written. Not finite where the gradient of a task is not.</param>
    public void Compute(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, long step, LossSums sums, Span<T> gradient)
    {
        State.BeginStep();
        if (tasks is null)
        {
            estimate.Compute(parameters, data, rows, State.Weights, step, sums, gradient);
            return;
        }

        estimate.Compute(parameters, data, rows, unweighted, step, sums, tasks.All);
        tasks.Multiply();
        if (tasks.Products.IsFinite())
        {
            State.Observe(tasks.Products);
            Conflict!.Add(tasks.Products);
        }

        tasks.Combine(State.Weights, State.WeighsHeads, gradient);
    }
}
