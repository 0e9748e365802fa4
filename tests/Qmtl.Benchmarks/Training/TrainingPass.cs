using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Benchmarks.Training;

/// <summary>A step of training on one thread: inputs, model, loss, gradient and optimizer.</summary>
/// <param name="batchSize">Rows per step.</param>
internal sealed class TrainingPass<T>(int batchSize) : IModelAction<Action>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 1024;

    public Action Run<TModel>()
        where TModel : IModel
    {
        var data = Draw(TModel.Schema);
        var step = new TrainingStep<TModel, T>(new TrainingOptions { Threads = 1 });
        var sums = new LossSums(data.HeadCount);
        int[] rows = [.. Enumerable.Range(0, batchSize).Select(i => i * 37 % Rows)]; // In no order, as in training.
        return () => step.Take(data, rows, 1e-6, sums);
    }

    /// <summary>Images of random pixels, with answers yes and no.</summary>
    private static Dataset Draw(ModelSchema schema)
    {
        var random = new SeededRandom(1);
        var inputs = Enumerable.Range(0, Rows * schema.InputWidth).Select(_ => 16 * random.NextDouble()).ToArray();
        var labels = Enumerable.Range(0, Rows * schema.Heads.Count).Select(_ => random.NextDouble() < 0.5 ? 0.0 : 1.0).ToArray();
        return Dataset.Create(schema, inputs, labels);
    }
}
