using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>The value vectors of rows, and their standard errors.</summary>
/// <param name="Values">Shape [rows][values].</param>
/// <param name="StandardErrors">Shape [rows][values].</param>
internal sealed record Estimates(double[][] Values, double[][] StandardErrors)
{
    public static Estimates Of(LoadedModels models, string model, double[] parameters, double[] inputs, int rows, ulong seed = 0, int threads = 1) =>
        models.Run(model, new Action(parameters, inputs, rows, seed, threads));

    private sealed class Action(double[] parameters, double[] inputs, int rows, ulong seed, int threads) : IModelAction<Estimates>
    {
        public Estimates Run<TModel>()
            where TModel : IModel
        {
            var width = TModel.Schema.Layout.Values;
            var (values, errors) = (new double[rows * width], new double[rows * width]);
            using var evaluator = new ModelEvaluator<TModel, double>(threads) { Seed = seed };
            evaluator.ComputeValues(parameters, inputs, values, errors);
            return new Estimates([.. values.Chunk(width)], [.. errors.Chunk(width)]);
        }
    }
}
