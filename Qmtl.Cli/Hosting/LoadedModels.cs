using System.Reflection;
using Qmtl.Compiler;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>The models of one file as classes in memory, until disposed of.</summary>
public sealed class LoadedModels : IDisposable
{
    private readonly ModelLoadContext context;
    private readonly Assembly assembly;

    internal LoadedModels(ModelLoadContext context, Assembly assembly, IReadOnlyList<CompiledModel> models)
    {
        this.context = context;
        this.assembly = assembly;
        Models = models;
    }

    /// <summary>What the compiler knows about each.</summary>
    public IReadOnlyList<CompiledModel> Models { get; }

    /// <summary>The generated class of a model.</summary>
    /// <exception cref="KeyNotFoundException">There is no model of that name.</exception>
    public Type TypeOf(string model)
    {
        var ir = Models.FirstOrDefault(m => m.Ir.Name == model)?.Ir
            ?? throw new KeyNotFoundException($"There is no model '{model}'. There are {string.Join(", ", Models.Select(m => m.Ir.Name))}.");
        return assembly.GetType(ir.Namespace is null ? ir.Name : $"{ir.Namespace}.{ir.Name}", throwOnError: true)!;
    }

    /// <summary>Does something with a model, as statically typed code.</summary>
    /// <exception cref="KeyNotFoundException">There is no model of that name.</exception>
    public TResult Run<TResult>(string model, IModelAction<TResult> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return typeof(IModelAction<TResult>)
            .GetMethod(nameof(IModelAction<>.Run))!
            .MakeGenericMethod(TypeOf(model))
            .CreateDelegate<Func<TResult>>(action)();
    }

    /// <summary>The model's names, shapes and counts.</summary>
    /// <exception cref="KeyNotFoundException">There is no model of that name.</exception>
    public ModelSchema SchemaOf(string model) => Run(model, new ReadSchema());

    /// <inheritdoc/>
    public void Dispose() => context.Unload();

    private sealed class ReadSchema : IModelAction<ModelSchema>
    {
        public ModelSchema Run<TModel>()
            where TModel : IModel => TModel.Schema;
    }
}
