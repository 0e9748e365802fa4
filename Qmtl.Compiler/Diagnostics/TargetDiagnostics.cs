using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What a simulator or a machine cannot run.</summary>
internal static class TargetDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Targets");

    private static readonly DiagnosticDescriptor OversizedCone = Family.Define("QMTL4001", "A light cone is too large to simulate");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding LightConeTooLarge(HeadIr head, int qubits) => new(
        OversizedCone,
        head.Span,
        FormattableString.Invariant($"the light cone of head '{head.DisplayName}' has {qubits} qubits, and at most {Slicer.MaximumQubits} ")
            + "can be simulated. Use a shallower shared stage, for example 'entangle brick'.");
}
