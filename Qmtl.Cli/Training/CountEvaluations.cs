using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Training;

/// <summary>How often the circuits of a model are evaluated for the gradient of one row.</summary>
internal sealed class CountEvaluations(GradientMethod gradients) : IModelAction<int>
{
    public int Run<TModel>()
        where TModel : IModel => Trainer<TModel, float>.CountEvaluations(gradients);
}
