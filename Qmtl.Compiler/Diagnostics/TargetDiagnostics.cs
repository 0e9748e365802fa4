using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>QMTL4xxx: what a simulator or a machine cannot run.</summary>
internal static class TargetDiagnostics
{
    private static readonly DiagnosticDescriptor LightConeTooLargeDescriptor = new("QMTL4001", "A light cone is too large to simulate", "Targets");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [LightConeTooLargeDescriptor];

    public static void LightConeTooLarge(DiagnosticBag diagnostics, ModelIr model, OversizedCone cone) =>
        diagnostics.Report(
            LightConeTooLargeDescriptor,
            model.Heads[cone.Head].Span,
            FormattableString.Invariant(
                $"the light cone of head '{model.Heads[cone.Head].DisplayName}' has {cone.Qubits} qubits, and at most {Slicer.MaximumQubits} can be simulated. Use a shallower shared stage, for example 'entangle brick'."));
}
