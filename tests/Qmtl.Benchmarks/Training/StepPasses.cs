using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Benchmarks.Training;

/// <summary>A training step on random rows, to be measured.</summary>
/// <param name="batchSize">Rows per step.</param>
internal sealed class StepPass<T>(int batchSize) : IModelAction<Action>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Action Run<TModel>()
        where TModel : IModel
    {
        var step = new TrainingStep<TModel, T>(new TrainingOptions { ClipNorm = 1 });
        var data = RandomRows.Draw(TModel.Schema, 1024);
        var sums = new LossSums(data.HeadCount);
        var rows = Enumerable.Range(0, batchSize).Select(i => i * 37 % data.Rows).ToArray();
        return () => step.Take(data, rows, 1e-6, sums);
    }
}

internal static class RandomRows
{
    public static Dataset Draw(ModelSchema schema, int rows)
    {
        var random = new SeededRandom(1);
        var inputs = Enumerable.Range(0, rows * schema.InputWidth).Select(_ => 16 * random.NextDouble()).ToArray();
        var labels = Enumerable.Range(0, rows * schema.Heads.Count).Select(_ => random.NextDouble() < 0.5 ? 0.0 : 1.0).ToArray();
        return Dataset.Create(schema, inputs, labels);
    }
}

/// <summary>The computations of a model alone, without data, loss and optimizer: parameters are prepared once, then chunks go forward and back.</summary>
/// <param name="batchSize">Rows per step.</param>
internal sealed class ModelPass<T>(int batchSize) : IModelAction<Action>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Action Run<TModel>()
        where TModel : IModel
    {
        var schema = TModel.Schema;
        var parameters = ParameterInitialization.Draw<T>(schema, 1);
        var gradient = new T[parameters.Length];
        var workspace = new Workspace<T>(schema.Layout);
        workspace.Inputs.Fill(System.Runtime.Intrinsics.Vector512.Create(T.CreateTruncating(0.3)));
        var chunks = (batchSize + Workspace<T>.LaneCount - 1) / Workspace<T>.LaneCount;
        return () =>
        {
            TModel.Prepare<T>(parameters, workspace);
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                TModel.Forward<T>(parameters, workspace);
                workspace.LogitGradients.Fill(System.Runtime.Intrinsics.Vector512.Create(T.CreateTruncating(0.3)));
                TModel.Backward<T>(parameters, workspace, gradient);
            }
        };
    }
}
