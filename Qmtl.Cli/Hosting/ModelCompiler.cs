using Qmtl.Compiler;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Hosting;

/// <summary>Compiles <c>.qmtl</c> text at run time, and runs the very C# that a build would emit for it.</summary>
public static class ModelCompiler
{
    /// <summary>Compiles a file's text into classes in memory.</summary>
    /// <param name="text">The content of a <c>.qmtl</c> file.</param>
    /// <param name="path">The name used in messages, from which the paths of imports count.</param>
    /// <exception cref="InvalidModelException">The text has errors.</exception>
    /// <exception cref="GeneratedCodeException">The code generated for it does not compile: a fault of the compiler.</exception>
    public static LoadedModels Compile(string text, string path = "model.qmtl", CancellationToken cancellationToken = default) =>
        Compile(new SourceText(path, text), cancellationToken);

    /// <inheritdoc cref="Compile(string, string, CancellationToken)"/>
    public static LoadedModels Compile(SourceText source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var result = QmtlCompiler.Compile(source, ImportedFiles.Instance, cancellationToken: cancellationToken);
        if (result.HasErrors) throw new InvalidModelException(source, result.Diagnostics.ToArray());
        return Load(source, result.Models, cancellationToken);
    }

    /// <summary>Compiles and loads the classes of models that have passed the compiler.</summary>
    public static LoadedModels Load(SourceText source, IReadOnlyList<CompiledModel> models, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var context = new ModelLoadContext();
        try
        {
            var files = models.Select(m => new GeneratedFile($"{source.Path}/{m.Ir.Name}.g.cs", m.CSharp));
            var assembly = InMemoryCompiler.Compile(files, context, cancellationToken);
            return new LoadedModels(context, assembly, models);
        }
        catch
        {
            context.Unload();
            throw;
        }
    }
}
