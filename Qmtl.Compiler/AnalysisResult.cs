using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler;

/// <summary>What the compiler finds out about one file.</summary>
/// <param name="Models">The models without errors, in the order of the source.</param>
/// <param name="Backends">The backends without errors, in the order of the source.</param>
/// <param name="Diagnostics">In the order of the source.</param>
public sealed record AnalysisResult(FileSyntax Syntax, BoundFile Names, EquatableArray<ModelIr> Models, EquatableArray<BackendIr> Backends, EquatableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
