using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Emit.CSharp;
using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Noise;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>The compiler, from the text of a file to the C# of its models. Safe to call from several threads.</summary>
public static class QmtlCompiler
{
    /// <summary>Parses a file, resolves its names and lowers its models: all that an editor needs to know about it.</summary>
    /// <exception cref="OperationCanceledException">The analysis was canceled.</exception>
    public static AnalysisResult Analyze(SourceText source, CancellationToken cancellationToken = default)
    {
        var parsed = SyntaxParser.Parse(source, cancellationToken);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.AddRange(parsed.Diagnostics);
        var bound = Binder.Bind(parsed.File, diagnostics, cancellationToken);
        var (models, backends) = Lowerer.Lower(bound, diagnostics, cancellationToken);
        return new AnalysisResult(parsed.File, bound, models, backends, diagnostics.ToEquatableArray());
    }

    /// <summary>Compiles a file. Models with errors are left out; everything there is to say is in the diagnostics.</summary>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public static CompilationResult Compile(SourceText source, CancellationToken cancellationToken = default)
    {
        var analysis = Analyze(source, cancellationToken);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.AddRange(analysis.Diagnostics);
        var models = new List<CompiledModel>();
        foreach (var model in analysis.Models)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = analysis.Syntax.Declarations.First(d => d.Name.Text == model.Name).Name;
            if (HasReservedName(name, model, diagnostics)) continue;
            if (Build(model, source, diagnostics) is { } compiled) models.Add(compiled);
        }

        return new CompilationResult(models.ToEquatableArray(), analysis.Backends, diagnostics.ToEquatableArray());
    }

    /// <summary>Compiles a model of a file as it runs on a backend of the file, under its own name and with its own parameters.</summary>
    public static CompilationResult CompileOn(SourceText source, ModelIr model, BackendIr backend)
    {
        var diagnostics = new DiagnosticBag(source);
        var compiled = Build(model with { Backend = backend }, source, diagnostics);
        return new CompilationResult(compiled is null ? default : EquatableArray.Of(compiled), default, diagnostics.ToEquatableArray());
    }

    /// <summary>Reports names that the generated class, or the file of parameters, has for something else.</summary>
    private static bool HasReservedName(NameSyntax name, ModelIr model, DiagnosticBag diagnostics)
    {
        HeadIr[] heads = [.. model.Heads.Where(h => h.Name is "backbone" or "encoding")];
        var isReserved = ClassNames.IsReserved(model.Name);
        if (isReserved) diagnostics.Report(TargetDiagnostics.ReservedModelName(name));
        foreach (var head in heads) diagnostics.Report(TargetDiagnostics.ReservedHeadName(head));
        return isReserved || heads.Length > 0;
    }

    private static bool HasLongReadout(ModelIr model, DiagnosticBag diagnostics)
    {
        if (model.Backend?.Readout is not { } readout) return false;
        var isFound = false;
        foreach (var head in model.Heads)
        {
            if (ReadoutErrors.FindTooLong(head, readout) is not { } factors) continue;
            isFound = true;
            diagnostics.Report(TargetDiagnostics.ReadoutProductTooLong(head, factors, ReadoutErrors.MostFactors));
        }

        return isFound;
    }

    private static CompiledModel? Build(ModelIr model, SourceText source, DiagnosticBag diagnostics)
    {
        if (HasLongReadout(model, diagnostics)) return null;
        var canonical = Pipeline.Run(BackendNoise.Apply(model));
        var slices = Slicer.Slice(canonical);
        if (slices.Oversized.Count > 0)
        {
            foreach (var cone in slices.Oversized) diagnostics.Report(TargetDiagnostics.LightConeTooLarge(canonical.Heads[cone.Head], cone));
            return null;
        }

        var plan = Planner.Plan(canonical, slices.Circuits);
        var programs = OpenQasm3Emitter.Emit(model).Select(p => p.Text).ToEquatableArray();
        var code = CSharpEmitter.Emit(new CSharpModel(plan, source, Fingerprint.Of(model), TextDiagram.Draw(model), programs));
        return new CompiledModel(model, canonical, slices, plan, code);
    }
}
