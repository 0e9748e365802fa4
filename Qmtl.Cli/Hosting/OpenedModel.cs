using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>One model of a file, chosen on the command line and ready to run.</summary>
internal sealed class OpenedModel : IDisposable
{
    private readonly LoadedModels loaded;

    private OpenedModel(LoadedModels loaded)
    {
        this.loaded = loaded;
        Schema = loaded.SchemaOf(Compiled.Ir.Name);
    }

    public CompiledModel Compiled => loaded.Models[0];

    public ModelSchema Schema { get; }

    /// <exception cref="InvalidInputException">The file cannot be read or has errors.</exception>
    /// <exception cref="WrongUsageException">No model of it is chosen.</exception>
    public static OpenedModel Open(string path, string? model, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = ModelFile.OpenValid(path, terminal, cancellationToken);
        return new OpenedModel(ModelCompiler.Load(file.Source, [file.Select(model)], cancellationToken));
    }

    public TResult Run<TResult>(IModelAction<TResult> action) => loaded.Run(Compiled.Ir.Name, action);

    public void Dispose() => loaded.Dispose();
}
