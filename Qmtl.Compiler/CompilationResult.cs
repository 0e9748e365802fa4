using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>What a file compiles to: the models and backends that have no errors, and everything there is to say about the file.</summary>
/// <param name="Constants">The names of the constants that the file declares.</param>
/// <param name="Sources">The file, and those it imports: where the diagnostics are.</param>
public sealed record CompilationResult(
    EquatableArray<CompiledModel> Models,
    EquatableArray<BackendIr> Backends,
    EquatableArray<string> Constants,
    SourceMap Sources,
    EquatableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}

/// <summary>A model at every stage after binding.</summary>
/// <param name="Declaration">Its name, where it is declared.</param>
/// <param name="Ir">As written: what diagrams and OpenQASM show.</param>
/// <param name="Canonical">With the noise of its backend, and after the passes.</param>
/// <param name="Slices">The circuits it is cut into.</param>
/// <param name="Plan">How they are executed.</param>
/// <param name="CSharp">The text of its class.</param>
public sealed record CompiledModel(NameSyntax Declaration, ModelIr Ir, ModelIr Canonical, ModelSlices Slices, ModelPlan Plan, string CSharp);
