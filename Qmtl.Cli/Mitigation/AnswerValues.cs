using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Cli.Mitigation;

/// <summary>The logits of all rows from their value vectors. Shape [rows, logits].</summary>
internal sealed class AnswerValues(double[] parameters, double[] values, int rows) : IModelAction<double[]>
{
    public double[] Run<TModel>()
        where TModel : IModel
    {
        using var evaluator = new ModelEvaluator<TModel, double>();
        var (width, count) = (TModel.Schema.Layout.Values, TModel.Schema.LogitCount);
        var logits = new double[rows * count];
        for (var row = 0; row < rows; row++) evaluator.ComputeLogits(parameters, values.AsSpan(row * width, width)).CopyTo(logits.AsSpan(row * count));
        return logits;
    }
}
