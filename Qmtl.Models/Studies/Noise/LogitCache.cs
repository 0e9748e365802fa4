using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Models.Studies.Noise;

/// <summary>The logits of one trained model on the same rows under several noises, each computed once.</summary>
/// <param name="parameters">The trained parameters, which all of them take.</param>
/// <param name="rows">The rows.</param>
/// <param name="seed">What shots are drawn from.</param>
/// <param name="cancellationToken">Stops between two evaluations.</param>
public sealed class LogitCache(double[] parameters, Dataset rows, ulong seed, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, double[]> known = new(StringComparer.Ordinal);

    /// <summary>The rows.</summary>
    public Dataset Rows => rows;

    /// <summary>The logits of a model on a backend. Shape [rows, logits].</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public double[] Of<TModel>()
        where TModel : IModel
    {
        if (known.TryGetValue(TModel.Schema.Name, out var logits)) return logits;
        cancellationToken.ThrowIfCancellationRequested();
        logits = Trainer<TModel, double>.ComputeLogits(parameters, rows, threads: null, seed);
        known.Add(TModel.Schema.Name, logits);
        return logits;
    }
}
