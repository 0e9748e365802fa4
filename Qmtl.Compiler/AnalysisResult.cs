using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>What the compiler finds out about one file.</summary>
/// <param name="Names">Its syntax with its names resolved.</param>
/// <param name="Models">The models without errors, in the order of the source.</param>
/// <param name="Canonical">The same models with the noise of their backends, after the passes.</param>
/// <param name="Backends">The backends without errors, in the order of the source.</param>
/// <param name="Sources">The file, and those it imports.</param>
/// <param name="Diagnostics">In the order of the source.</param>
public sealed record AnalysisResult(
    BoundFile Names,
    EquatableArray<ModelIr> Models,
    EquatableArray<ModelIr> Canonical,
    EquatableArray<BackendIr> Backends,
    SourceMap Sources,
    EquatableArray<Diagnostic> Diagnostics)
{
    public FileSyntax Syntax => Names.Syntax;

    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
