using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>A class to add to the compilation.</summary>
internal sealed record GeneratedSource(string HintName, string Text);

/// <summary>What one file compiles to.</summary>
internal sealed record FileCompilation(EquatableArray<GeneratedSource> Sources, EquatableArray<Diagnostic> Diagnostics)
{
    public static FileCompilation Run(ModelUnit unit, CancellationToken cancellationToken)
    {
        var file = unit.File;
        var source = new SourceText(file.Path, file.Text ?? "");
        var diagnostics = new DiagnosticBag(source);
        if (file.Text is null)
        {
            diagnostics.Report(ProjectDiagnostics.UnreadableFile());
            return new FileCompilation(default, diagnostics.ToEquatableArray());
        }

        try
        {
            var result = QmtlCompiler.Compile(source, unit, cancellationToken);
            return new FileCompilation(
                result.Models.Select((m, i) => new GeneratedSource($"{file.HintPrefix}.{HintOf(result.Models, i)}.g.cs", m.CSharp)).ToEquatableArray(),
                result.Diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A generator that throws is switched off for the whole build; a diagnostic tells whose mistake it is.
            diagnostics.Report(ProjectDiagnostics.InternalError(exception));
            return new FileCompilation(default, diagnostics.ToEquatableArray());
        }
    }

    /// <summary>A model's name, numbered where an earlier one differs in case only: hint names do not tell case apart.</summary>
    private static string HintOf(EquatableArray<CompiledModel> models, int index)
    {
        var name = models[index].Ir.Name;
        var earlier = models.Take(index).Count(m => string.Equals(m.Ir.Name, name, StringComparison.OrdinalIgnoreCase));
        return earlier == 0 ? name : FormattableString.Invariant($"{name}.{earlier + 1}");
    }
}
