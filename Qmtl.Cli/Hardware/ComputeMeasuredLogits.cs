using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hardware;

/// <summary>What is computed here after the measurements: the logits of each row. Shape [rows, logits].</summary>
/// <param name="parameters">The flat parameter vector.</param>
/// <param name="values">The value vector of each row, with the expectations that were measured.</param>
internal sealed class ComputeMeasuredLogits(double[] parameters, double[][] values) : IModelAction<double[]>
{
    public double[] Run<TModel>()
        where TModel : IModel
    {
        using var evaluator = new ModelEvaluator<TModel, double>();
        var logits = new List<double>();
        foreach (var row in values) logits.AddRange(evaluator.ComputeLogits(parameters, row));
        return [.. logits];
    }
}
