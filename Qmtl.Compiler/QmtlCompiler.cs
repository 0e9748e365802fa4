using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>The front of the compiler: from text to models.</summary>
public static class QmtlCompiler
{
    /// <summary>Parses a file, resolves its names and lowers its models. Safe to call from several threads.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AnalysisResult Analyze(SourceText source, CancellationToken cancellation = default)
    {
        var parsed = SyntaxParser.Parse(source, cancellation);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.AddRange(parsed.Diagnostics);
        if (diagnostics.HasErrors)
        {
            // What has a syntax error is missing from the tree, so that names would seem unknown that are not.
            var names = Binder.Bind(parsed.File, new DiagnosticBag(source), cancellation);
            return new AnalysisResult(parsed.File, names, EquatableArray<ModelIr>.Empty, diagnostics.ToEquatableArray());
        }

        var bound = Binder.Bind(parsed.File, diagnostics, cancellation);
        var models = Lowerer.Lower(bound, diagnostics, cancellation);
        return new AnalysisResult(parsed.File, bound, models, diagnostics.ToEquatableArray());
    }
}
