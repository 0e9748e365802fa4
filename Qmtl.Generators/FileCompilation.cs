using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>A class to add to the compilation.</summary>
internal sealed record GeneratedSource(string HintName, string Text);

/// <summary>What one file compiles to.</summary>
internal sealed record FileCompilation(EquatableArray<GeneratedSource> Sources, EquatableArray<Diagnostic> Diagnostics)
{
    public static FileCompilation Run(ModelFile file, CancellationToken cancellationToken)
    {
        var source = new SourceText(file.Path, file.Text ?? "");
        var diagnostics = new DiagnosticBag(source);
        if (file.Text is null)
        {
            diagnostics.Report(ProjectDiagnostics.UnreadableFile());
            return new FileCompilation(default, diagnostics.ToEquatableArray());
        }

        try
        {
            var result = QmtlCompiler.Compile(source, cancellationToken);
            return new FileCompilation(
                result.Models.Select(m => new GeneratedSource($"{file.HintPrefix}.{m.Ir.Name}.g.cs", m.CSharp)).ToEquatableArray(),
                result.Diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A generator that throws is switched off for the whole build; a diagnostic tells whose mistake it is.
            diagnostics.Report(ProjectDiagnostics.InternalError(exception));
            return new FileCompilation(default, diagnostics.ToEquatableArray());
        }
    }
}
