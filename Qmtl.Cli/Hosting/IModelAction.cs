using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>
/// Something to do with a model whose type is known only at run time: the one step from a <see cref="Type"/> to a type argument,
/// after which everything is resolved as in compiled programs.
/// </summary>
public interface IModelAction<out TResult>
{
    TResult Run<TModel>()
        where TModel : IModel;
}
