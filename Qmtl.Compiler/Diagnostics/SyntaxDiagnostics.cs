namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the form of a file, whatever its names mean.</summary>
internal static class SyntaxDiagnostics
{
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [];
}
