using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hardware;

/// <summary>What is computed here before anything is measured: the value vector of each row.</summary>
internal sealed class ComputeAngles(double[] parameters, Dataset rows) : IModelAction<double[][]>
{
    public double[][] Run<TModel>()
        where TModel : IModel
    {
        using var evaluator = new ModelEvaluator<TModel, double>();
        var values = new double[rows.Rows][];
        for (var row = 0; row < values.Length; row++) values[row] = evaluator.ComputeValuesBeforeMeasurement(parameters, rows.Inputs(row));
        return values;
    }
}
