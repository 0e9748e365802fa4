using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>A way to compile a file.</summary>
internal delegate CompilationResult CompileFile(
    SourceText source, IImportSource imports, ConstantValues constants, CancellationToken cancellationToken);

/// <summary>What one file compiles to.</summary>
/// <param name="Classes">In the order of the file.</param>
/// <param name="Declarations">Where they are declared.</param>
/// <param name="Constants">The names of its constants.</param>
internal sealed record FileCompilation(
    EquatableArray<ModelClass> Classes, EquatableArray<ModelDeclaration> Declarations, EquatableArray<string> Constants, EquatableArray<Diagnostic> Diagnostics)
{
    public static FileCompilation Run(ModelUnit unit, ConstantValues constants, CompileFile compile, CancellationToken cancellationToken)
    {
        var file = unit.File;
        var source = new SourceText(file.Path, file.Text ?? "");
        var diagnostics = new DiagnosticBag(source);
        if (file.Text is null)
        {
            diagnostics.Report(ProjectDiagnostics.UnreadableFile());
            return new FileCompilation(default, default, default, diagnostics.ToEquatableArray());
        }

        try
        {
            var result = compile(source, unit, constants, cancellationToken);
            return new FileCompilation(
                result.Models.Select(m => new ModelClass(file.Path, FullName(m), m.CSharp)).ToEquatableArray(),
                result.Models.Select(m => new ModelDeclaration(FullName(m), file.Path, m.Declaration.Span, source)).ToEquatableArray(),
                result.Constants,
                result.Diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A generator that throws is switched off for the whole build; a diagnostic tells whose mistake it is.
            diagnostics.Report(ProjectDiagnostics.InternalError(exception));
            return new FileCompilation(default, default, default, diagnostics.ToEquatableArray());
        }
    }

    private static string FullName(CompiledModel model) => model.Ir.Namespace is { } space ? $"{space}.{model.Ir.Name}" : model.Ir.Name;
}

/// <summary>The class of a model.</summary>
/// <param name="Path">The file it comes from.</param>
/// <param name="FullName">With its namespace.</param>
/// <param name="Text">The C#.</param>
internal sealed record ModelClass(string Path, string FullName, string Text);
