using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Checks;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Emit;
using Qmtl.Compiler.Emit.CSharp;
using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Noise;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Shots;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Targets;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>The compiler, from the text of a file to the C# of its models. Safe to call from several threads.</summary>
public static class QmtlCompiler
{
    /// <summary>Parses a file, resolves its names, lowers its models and checks what they mean: all that an editor needs to know about it.</summary>
    /// <param name="imports">Where imported files are found; null where there are none.</param>
    /// <param name="constants">Numbers for constants of these files; null to take those that are written there.</param>
    /// <exception cref="OperationCanceledException">The analysis was canceled.</exception>
    public static AnalysisResult Analyze(
        SourceText source, IImportSource? imports = null, ConstantValues? constants = null, CancellationToken cancellationToken = default)
    {
        var (names, diagnostics) = FileBinding.Bind(source, imports, constants ?? ConstantValues.None, cancellationToken);
        var (models, backends) = Lowerer.Lower(names, diagnostics, cancellationToken);
        var canonical = models.Select(model => Canonicalize(model, cancellationToken)).ToEquatableArray();

        // While there are errors, what seems unused may only be what the errors are about.
        if (!diagnostics.HasErrors)
        {
            var file = new CheckedFile(diagnostics.Sources, names, models.Zip(canonical, (model, form) => (model, CheckedForm(model, form))), cancellationToken);
            Checklist.Run(file, diagnostics, cancellationToken);
        }

        return new AnalysisResult(names, models, canonical, backends, diagnostics.Sources, diagnostics.ToEquatableArray());
    }

    /// <summary>Compiles a file. Models with errors are left out; everything there is to say is in the diagnostics.</summary>
    /// <param name="imports">Where imported files are found; null where there are none.</param>
    /// <param name="constants">Numbers for constants of these files; null to take those that are written there.</param>
    /// <exception cref="OperationCanceledException">The compilation was canceled.</exception>
    public static CompilationResult Compile(
        SourceText source, IImportSource? imports = null, ConstantValues? constants = null, CancellationToken cancellationToken = default)
    {
        var analysis = Analyze(source, imports, constants, cancellationToken);
        var diagnostics = new DiagnosticBag(analysis.Sources);
        diagnostics.AddRange(analysis.Diagnostics);
        var models = new List<CompiledModel>();
        for (var i = 0; i < analysis.Models.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = analysis.Models[i];
            var name = analysis.Syntax.Declarations.First(d => d.Name.Text == model.Name).Name;
            if (HasReservedName(name, model, diagnostics)) continue;
            if (Build(model, analysis.Canonical[i], name, diagnostics) is { } compiled) models.Add(compiled);
        }

        return new CompilationResult(models.ToEquatableArray(), analysis.Backends, ConstantsOf(analysis.Names), analysis.Sources, diagnostics.ToEquatableArray());
    }

    /// <summary>Compiles a model of a file as it runs on a backend of the file, under its own name and with its own parameters.</summary>
    /// <param name="sources">The file, and those it imports.</param>
    public static CompilationResult CompileOn(SourceMap sources, ModelIr model, BackendIr backend)
    {
        var diagnostics = new DiagnosticBag(sources);
        if (FindUnfit(model, backend) is { } unfit)
        {
            diagnostics.Report(unfit);
            return new CompilationResult(default, default, default, sources, diagnostics.ToEquatableArray());
        }

        var onBackend = model with { Backend = backend };
        var compiled = Build(onBackend, Canonicalize(onBackend, default), new NameSyntax(model.Name, model.Span), diagnostics);
        return new CompilationResult(compiled is null ? default : EquatableArray.Of(compiled), default, default, sources, diagnostics.ToEquatableArray());
    }

    /// <summary>Why a model cannot be simulated as it runs on a backend; null where it can.</summary>
    private static Finding? FindUnfit(ModelIr model, BackendIr backend)
    {
        if (backend.Kind.IsHardware()) return DeviceDiagnostics.HardwareNotSimulated(model.Span, backend.Name, backend.Kind);
        return backend.Device.Qubits is { } qubits && model.Qubits > qubits
            ? DeviceDiagnostics.WiderThanDevice(model.Span, model.Name, model.Qubits, backend.Name, qubits)
            : null;
    }

    private static EquatableArray<string> ConstantsOf(BoundFile names) =>
        names.Syntax.Declarations.OfType<ConstantDeclarationSyntax>().Select(c => c.Name.Text).ToEquatableArray();

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
        if (model.Backend is not { Readout.Count: > 0, InvertsReadout: false, Shots: null } backend) return false;
        var readout = new ReadoutConfusion(backend.Readout);
        var isFound = false;
        foreach (var head in model.Heads)
        {
            if (ReadoutErrors.FindTooLong(head, readout) is not { } factors) continue;
            isFound = true;
            diagnostics.Report(TargetDiagnostics.ReadoutProductTooLong(head, factors, ReadoutErrors.MostFactors));
        }

        return isFound;
    }

    private static bool MeasuresTooMuchAtOnce(ModelIr model, DiagnosticBag diagnostics)
    {
        if (model.Backend is not { Shots: not null }) return false;
        var isFound = false;
        foreach (var head in model.Heads)
        {
            if (SampledMeasurements.FindTooWide(head) is not { } qubits) continue;
            isFound = true;
            diagnostics.Report(ShotDiagnostics.TooManyQubits(head, qubits, SampledMeasurements.MostQubits));
        }

        return isFound;
    }

    private static ModelIr Canonicalize(ModelIr model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Pipeline.Run(BackendNoise.Apply(DeviceModel.Apply(model)));
    }

    /// <summary>The canonical form that checks look at: gates of the language, not those of a machine, which are no longer what somebody wrote.</summary>
    private static ModelIr CheckedForm(ModelIr model, ModelIr canonical) =>
        model.Backend is { Device.IsRestricted: true } backend ? Pipeline.Run(BackendNoise.Apply(model with { Backend = backend with { Device = DeviceIr.Unlimited } })) : canonical;

    private static CompiledModel? Build(ModelIr model, ModelIr canonical, NameSyntax name, DiagnosticBag diagnostics)
    {
        if (HasLongReadout(model, diagnostics) || MeasuresTooMuchAtOnce(model, diagnostics)) return null;
        if (CodeSize.Of(model) is var size and > CodeSize.MostGates)
        {
            diagnostics.Report(TargetDiagnostics.TooMuchCode(name, model.Heads.Count, size));
            return null;
        }

        var slices = Slicer.Slice(canonical);
        if (slices.Oversized.Count > 0)
        {
            foreach (var cone in slices.Oversized) diagnostics.Report(TargetDiagnostics.LightConeTooLarge(canonical, cone));
            return null;
        }

        if (CodeSize.Of(slices) is var simulated and > CodeSize.MostGates)
        {
            diagnostics.Report(TargetDiagnostics.TooMuchCode(name, model.Heads.Count, simulated));
            return null;
        }

        var plan = Planner.Plan(canonical, slices.Circuits);
        return new CompiledModel(name, model, canonical, slices, plan, Emit(model, plan, diagnostics.Sources));
    }

    /// <summary>The C# class of a model.</summary>
    /// <param name="model">As written, for its texts.</param>
    /// <param name="plan">How it is executed.</param>
    /// <param name="sources">The file it comes from, and those it imports.</param>
    public static string Emit(ModelIr model, ModelPlan plan, SourceMap sources)
    {
        var texts = new CircuitTexts(
            CircuitDescription.Of(model),
            OpenQasm2Emitter.Emit(model).ToEquatableArray(),
            OpenQasm3Emitter.Emit(model).ToEquatableArray());
        return CSharpEmitter.Emit(new CSharpModel(plan, sources, Fingerprint.Of(model), texts));
    }
}
