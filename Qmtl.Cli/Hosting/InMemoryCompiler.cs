using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>A file of generated C#.</summary>
/// <param name="Name">Where it comes from, for messages.</param>
internal sealed record GeneratedFile(string Name, string Text);

/// <summary>Compiles generated C# with Roslyn into an assembly in memory.</summary>
internal static class InMemoryCompiler
{
    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    /// <exception cref="GeneratedCodeException">The generated code is not valid C#: a fault of the emitter.</exception>
    public static Assembly Compile(IEnumerable<GeneratedFile> files, ModelLoadContext context, CancellationToken cancellationToken)
    {
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Name, Encoding.UTF8, cancellationToken));
        var compilation = CSharpCompilation.Create("Qmtl.CompiledModels", trees, References.Value, Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(), cancellationToken: cancellationToken);
        if (!result.Success) throw new GeneratedCodeException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    /// <summary>
    /// What the running process itself runs on, so that nothing besides the .NET runtime need be installed. The runtime's own packages
    /// are named too, for hosts that load them from elsewhere.
    /// </summary>
    private static MetadataReference[] FindReferences()
    {
        var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        string[] own = [typeof(IModel).Assembly.Location, typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location];
        return own
            .Concat(trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Where(path => path.Length > 0)
            .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();
    }
}
