using Qmtl.Compiler.Emit.CSharp;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>QMTL4xxx: what a simulator or a machine cannot run.</summary>
internal static class TargetDiagnostics
{
    private static readonly DiagnosticDescriptor LightConeTooLargeDescriptor = new("QMTL4001", "A light cone is too large to simulate", "Targets");

    private static readonly DiagnosticDescriptor ReservedNameDescriptor = new("QMTL4002", "A name that is in use already", "Targets");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [LightConeTooLargeDescriptor, ReservedNameDescriptor];

    /// <summary>Reports names that the generated class, or the file of parameters, has for something else.</summary>
    public static bool HasReservedName(DiagnosticBag diagnostics, NameSyntax name, ModelIr model)
    {
        var isReserved = ClassNames.IsReserved(model.Name);
        if (isReserved)
        {
            diagnostics.Report(
                ReservedNameDescriptor,
                name.Span,
                $"a model cannot be named '{model.Name}', because its class in C# has another use for that name. Rename it, for example to '{model.Name}Model'.");
        }

        foreach (var head in model.Heads.Where(h => h.Name is "backbone" or "encoding"))
        {
            isReserved = true;
            diagnostics.Report(
                ReservedNameDescriptor,
                head.Span,
                $"a head cannot be named '{head.Name}', because that is where the parameters of the shared part are found. Rename it, for example to '{head.Name}Head'.");
        }

        return isReserved;
    }

    public static void LightConeTooLarge(DiagnosticBag diagnostics, ModelIr model, OversizedCone cone) =>
        diagnostics.Report(
            LightConeTooLargeDescriptor,
            model.Heads[cone.Head].Span,
            FormattableString.Invariant(
                $"the light cone of head '{model.Heads[cone.Head].DisplayName}' has {cone.Qubits} qubits, and at most {Slicer.MaximumQubits} can be simulated. Use a shallower shared stage, for example 'entangle brick'."));
}
