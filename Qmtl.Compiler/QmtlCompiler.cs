using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Emit.CSharp;
using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>The compiler, from the text of a file to the C# of its models. Safe to call from several threads.</summary>
public static class QmtlCompiler
{
    /// <summary>Parses a file, resolves its names and lowers its models: all that an editor needs to know about it.</summary>
    /// <exception cref="OperationCanceledException">The analysis was cancelled.</exception>
    public static AnalysisResult Analyze(SourceText source, CancellationToken cancellation = default)
    {
        var parsed = SyntaxParser.Parse(source, cancellation);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.AddRange(parsed.Diagnostics);
        if (diagnostics.HasErrors)
        {
            // What has a syntax error is missing from the tree, so that names would seem unknown that are not.
            var names = Binder.Bind(parsed.File, new DiagnosticBag(source), cancellation);
            return new AnalysisResult(parsed.File, names, default, diagnostics.ToEquatableArray());
        }

        var bound = Binder.Bind(parsed.File, diagnostics, cancellation);
        var models = Lowerer.Lower(bound, diagnostics, cancellation);
        return new AnalysisResult(parsed.File, bound, models, diagnostics.ToEquatableArray());
    }

    /// <summary>Compiles a file. Models with errors are left out; everything there is to say is in the diagnostics.</summary>
    /// <exception cref="OperationCanceledException">The compilation was cancelled.</exception>
    public static CompilationResult Compile(SourceText source, CancellationToken cancellation = default)
    {
        var analysis = Analyze(source, cancellation);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.AddRange(analysis.Diagnostics);
        var models = new List<CompiledModel>();
        foreach (var model in analysis.Models)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = analysis.Syntax.Declarations.First(d => d.Name.Text == model.Name).Name;
            if (TargetDiagnostics.HasReservedName(diagnostics, name, model)) continue;
            if (Build(model, source, diagnostics) is { } compiled) models.Add(compiled);
        }

        return new CompilationResult(models.ToEquatableArray(), diagnostics.ToEquatableArray());
    }

    private static CompiledModel? Build(ModelIr model, SourceText source, DiagnosticBag diagnostics)
    {
        var canonical = Pipeline.Run(model);
        var slices = Slicer.Slice(canonical);
        if (slices.Oversized.Count > 0)
        {
            foreach (var cone in slices.Oversized) TargetDiagnostics.LightConeTooLarge(diagnostics, canonical, cone);
            return null;
        }

        var plan = Planner.Plan(canonical, slices.Circuits);
        var programs = OpenQasm3Emitter.Emit(model).Select(p => p.Text).ToEquatableArray();
        var code = CSharpEmitter.Emit(new CSharpModel(plan, source, Fingerprint.Of(model), TextDiagram.Draw(model), programs));
        return new CompiledModel(model, canonical, slices, plan, code);
    }
}
