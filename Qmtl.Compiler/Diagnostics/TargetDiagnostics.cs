using Qmtl.Compiler.Emit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What a simulator or a machine cannot run.</summary>
internal static class TargetDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Targets");

    private static readonly DiagnosticDescriptor OversizedCone = Family.Define("QMTL4001", "A light cone is too large to simulate");
    private static readonly DiagnosticDescriptor NameInUse = Family.Define("QMTL4002", "A name that is in use already");
    private static readonly DiagnosticDescriptor LongProduct = Family.Define("QMTL4004", "Readout of a long product");

    private static readonly DiagnosticDescriptor CodeTooLarge = Family.Define("QMTL4003", "A model is too large to be written as code");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding LightConeTooLarge(ModelIr model, OversizedCone cone) => new(
        OversizedCone,
        model.Heads[cone.Head].Span,
        FormattableString.Invariant($"the light cone of {new ModelNames(model).Observable(cone.Observable)}, which head '{model.Heads[cone.Head].DisplayName}' measures, has {cone.Qubits} qubits, and at most {cone.MaximumQubits} ")
            + $"can be simulated{(cone.MaximumQubits == Slicer.MaximumMixedQubits ? " with noise" : "")}. "
            + "Use a shallower shared stage, for example 'entangle brick'.");

    public static Finding ReadoutProductTooLong(HeadIr head, int factors, int limit) => new(
        LongProduct,
        head.Span,
        FormattableString.Invariant($"head '{head.DisplayName}' measures a product of {factors} operators on qubits whose readout errors differ between 0 and 1, ")
            + FormattableString.Invariant($"which are computed for at most {limit}: measure shorter products, or make the two probabilities equal"));

    public static Finding TooMuchCode(NameSyntax model, int heads, double gates) => new(
        CodeTooLarge,
        model.Span,
        FormattableString.Invariant($"the circuits of model '{model.Text}', for its {Counted.Of(heads, "head")}, come to {gates} gates, and at most ")
            + FormattableString.Invariant($"{CodeSize.MostGates} can be written as code. Use fewer layers, fewer heads, or heads on disjoint qubits."));

    public static Finding ReservedModelName(NameSyntax name) => new(
        NameInUse,
        name.Span,
        $"a model cannot be named '{name.Text}', because its class in C# has another use for that name. Rename it, for example to '{name.Text}Model'.");

    public static Finding ReservedHeadName(HeadIr head) => new(
        NameInUse,
        head.Span,
        $"a head cannot be named '{head.Name}', because that is where the parameters of the shared part are found. "
            + $"Rename it, for example to '{head.Name}Head'.");
}
