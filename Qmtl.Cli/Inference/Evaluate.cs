using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Inference;

/// <summary>The logits of all rows, in double precision. Shape [rows, logits].</summary>
internal sealed class Evaluate(double[] parameters, Dataset data) : IModelAction<double[]>
{
    public double[] Run<TModel>()
        where TModel : IModel => Trainer<TModel, double>.ComputeLogits(parameters, data);
}
