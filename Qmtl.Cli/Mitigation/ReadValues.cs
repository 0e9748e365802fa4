using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Mitigation;

/// <summary>The value vectors of all rows. Shape [rows, values].</summary>
internal sealed class ReadValues(double[] parameters, Dataset data, int? threads, ulong seed) : IModelAction<double[]>
{
    public double[] Run<TModel>()
        where TModel : IModel
    {
        var inputs = new double[data.Rows * data.InputWidth];
        for (var row = 0; row < data.Rows; row++) data.Inputs(row).CopyTo(inputs.AsSpan(row * data.InputWidth));
        var values = new double[data.Rows * TModel.Schema.Layout.Values];
        using var evaluator = new ModelEvaluator<TModel, double>(threads) { Seed = seed };
        evaluator.ComputeValues(parameters, inputs, values, new double[values.Length]);
        return values;
    }
}
