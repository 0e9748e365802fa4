using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Benchmarks.Threads;

/// <summary>Gradients of a batch on some threads.</summary>
/// <param name="rows">How many samples the batch has.</param>
/// <param name="threads">On how many threads; null for all.</param>
internal sealed class GradientPass<T>(int rows, int? threads) : IModelAction<Action>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Action Run<TModel>()
        where TModel : IModel
    {
        var evaluator = new ModelEvaluator<TModel, T>(threads);
        var parameters = ParameterInitialization.Draw<T>(TModel.Schema, seed: 1);
        var gradient = new T[parameters.Length];
        var inputs = Draw(rows * TModel.Schema.InputWidth);
        var inputGradients = new T[inputs.Length];
        var cotangents = Draw(rows * TModel.Schema.LogitCount);
        return () => evaluator.Backward(parameters, inputs, cotangents, gradient, inputGradients);
    }

    private static T[] Draw(int count)
    {
        var random = new SeededRandom(1);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextNormal()))];
    }
}
