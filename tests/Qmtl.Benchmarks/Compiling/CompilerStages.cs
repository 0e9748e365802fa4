using Qmtl.Benchmarks.Measuring;
using Qmtl.Compiler;
using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Text;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>How long each stage of the compiler takes for one model, warm.</summary>
/// <param name="Total">Of the whole compiler, measured by itself.</param>
internal sealed record CompilerStages(
    TimeSpan Parse, TimeSpan Lower, TimeSpan Passes, TimeSpan Slice, TimeSpan Plan, TimeSpan Emit, TimeSpan Total)
{
    /// <exception cref="InvalidOperationException">The model has errors.</exception>
    public static CompilerStages Measure(GateModel model)
    {
        var source = new SourceText($"{model.Name}.qmtl", model.Print());
        var syntax = SyntaxParser.Parse(source).File;
        var lowered = Lowerer.Lower(Binder.Bind(syntax, new DiagnosticBag(source)), new DiagnosticBag(source)).Models[0];
        var canonical = Pipeline.Run(lowered);
        var slices = Slicer.Slice(canonical);
        var plan = Planner.Plan(canonical, slices.Circuits);
        var result = QmtlCompiler.Compile(source);
        if (result.HasErrors) throw new InvalidOperationException(result.Diagnostics[0].ToString());
        return new CompilerStages(
            Parse: Timing.Fastest(_ => SyntaxParser.Parse(source)),
            Lower: Timing.Fastest(_ => Lowerer.Lower(Binder.Bind(syntax, new DiagnosticBag(source)), new DiagnosticBag(source))),
            Passes: Timing.Fastest(_ => Pipeline.Run(lowered)),
            Slice: Timing.Fastest(_ => Slicer.Slice(canonical)),
            Plan: Timing.Fastest(_ => Planner.Plan(canonical, slices.Circuits)),
            Emit: Timing.Fastest(_ => QmtlCompiler.Emit(lowered, plan, result.Sources)),
            Total: Timing.Fastest(_ => QmtlCompiler.Compile(source)));
    }
}
