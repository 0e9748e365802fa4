using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What cannot be simulated in shots.</summary>
internal static class ShotDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Shots");

    private static readonly DiagnosticDescriptor WideGroup = Family.Define("QMTL6020", "Too many qubits measured at once");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding TooManyQubits(HeadIr head, int qubits, int limit) => new(
        WideGroup,
        head.Span,
        FormattableString.Invariant($"head '{head.DisplayName}' measures {qubits} qubits at once, and the outcomes of shots are drawn for at most {limit}: ")
            + "measure fewer qubits in this head, or run the model on a backend without 'shots'");
}
