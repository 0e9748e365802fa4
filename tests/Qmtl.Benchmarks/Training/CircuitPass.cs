using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Benchmarks.Training;

/// <summary>What the model itself computes in a step, without data, loss and optimizer: the parameters are prepared, and chunks go forward and back.</summary>
/// <param name="batchSize">Rows per step.</param>
internal sealed class CircuitPass<T>(int batchSize) : IModelAction<Action>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Action Run<TModel>()
        where TModel : IModel
    {
        var parameters = ParameterInitialization.Draw<T>(TModel.Schema, seed: 1);
        var gradient = new T[parameters.Length];
        var workspace = new Workspace<T>(TModel.Schema.Layout);
        workspace.Inputs.Fill(Vector512.Create(T.CreateTruncating(0.3)));
        var chunks = (batchSize + Workspace<T>.LaneCount - 1) / Workspace<T>.LaneCount;
        return () =>
        {
            TModel.Prepare<T>(parameters, workspace);
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                TModel.Forward<T>(parameters, workspace);
                workspace.LogitGradients.Fill(Vector512<T>.One);
                TModel.Backward<T>(parameters, workspace, gradient);
            }
        };
    }
}
