using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Inference;

/// <summary>The logits of all rows. Shape [rows, logits].</summary>
internal sealed class Evaluate<T>(T[] parameters, Dataset data, int? threads, ulong seed) : IModelAction<double[]>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double[] Run<TModel>()
        where TModel : IModel => Trainer<TModel, T>.ComputeLogits(parameters, data, threads, seed);
}
