using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>One model of a file, chosen on the command line and ready to run.</summary>
internal sealed class OpenedModel : IDisposable
{
    private readonly ModelFile file;
    private readonly LoadedModels loaded;

    private OpenedModel(ModelFile file, LoadedModels loaded)
    {
        (this.file, this.loaded) = (file, loaded);
        Schema = loaded.SchemaOf(Compiled.Ir.Name);
    }

    public CompiledModel Compiled => loaded.Models[0];

    public ModelSchema Schema { get; }

    /// <param name="file">A file without errors.</param>
    /// <param name="model">The name of the model; null for the only one.</param>
    /// <param name="backend">What to run the model on; null for what the file says.</param>
    /// <param name="terminal">Where what the compiler says is printed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidInputException">The model is too large for the backend.</exception>
    /// <exception cref="WrongUsageException">No model of the file is chosen, or there is no such backend.</exception>
    public static OpenedModel Load(ModelFile file, string? model, string? backend, Terminal terminal, CancellationToken cancellationToken)
    {
        var selected = file.Select(model);
        if (backend is not null) selected = file.CompileOn(selected, backend, terminal);
        return new OpenedModel(file, ModelCompiler.Load(file.Source, [selected], cancellationToken));
    }

    /// <summary>The logits of all rows, in the precision of the backend, or double. Shape [rows, logits].</summary>
    /// <param name="threads">On how many threads; null for as many as there are processors.</param>
    /// <param name="seed">Where shots come from, on a backend with shots.</param>
    public double[] ComputeLogits(double[] parameters, Dataset data, int? threads, ulong seed)
    {
        return Compiled.Ir.Backend?.Precision == BackendPrecision.Bits32
            ? Run(new Evaluate<float>(Array.ConvertAll(parameters, p => (float)p), data, threads, seed))
            : Run(new Evaluate<double>(parameters, data, threads, seed));
    }

    /// <summary>The same model on another backend.</summary>
    /// <exception cref="InvalidInputException">The model cannot run there; why is printed.</exception>
    public OpenedModel On(BackendIr backend, Terminal terminal, CancellationToken cancellationToken) =>
        new(file, ModelCompiler.Load(file.Source, [file.CompileOn(Compiled, backend, terminal)], cancellationToken));

    public TResult Run<TResult>(IModelAction<TResult> action) => loaded.Run(Compiled.Ir.Name, action);

    public void Dispose() => loaded.Dispose();
}
