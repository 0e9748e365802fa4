using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Inference;

/// <summary>The value vectors of all rows, and the standard errors of what is a mean over trajectories. Shape [rows, values] each.</summary>
internal sealed class ReadValues(double[] parameters, Dataset data, int? threads, ulong seed) : IModelAction<(double[] Values, double[] StandardErrors)>
{
    public (double[] Values, double[] StandardErrors) Run<TModel>()
        where TModel : IModel
    {
        var inputs = new double[data.Rows * data.InputWidth];
        for (var row = 0; row < data.Rows; row++) data.Inputs(row).CopyTo(inputs.AsSpan(row * data.InputWidth));
        var values = new double[data.Rows * TModel.Schema.Layout.Values];
        var errors = new double[values.Length];
        using var evaluator = new ModelEvaluator<TModel, double>(threads) { Seed = seed };
        evaluator.ComputeValues(parameters, inputs, values, errors);
        return (values, errors);
    }
}
