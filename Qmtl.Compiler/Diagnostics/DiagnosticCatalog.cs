namespace Qmtl.Compiler.Diagnostics;

/// <summary>Every diagnostic of the compiler, in order of its code.</summary>
public static class DiagnosticCatalog
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = CreateIndex();

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <exception cref="KeyNotFoundException">No diagnostic has this code.</exception>
    public static DiagnosticDescriptor Get(string id) => ById[id];

    private static Dictionary<string, DiagnosticDescriptor> CreateIndex()
    {
        DiagnosticDescriptor[] all =
        [
            .. SyntaxDiagnostics.Descriptors,
            .. NameDiagnostics.Descriptors,
            .. ImportDiagnostics.Descriptors,
            .. UsageDiagnostics.Descriptors,
            .. ShapeDiagnostics.Descriptors,
            .. DependenceDiagnostics.Descriptors,
            .. TargetDiagnostics.Descriptors,
            .. CircuitDiagnostics.Descriptors,
            .. NoiseDiagnostics.Descriptors,
            .. KrausDiagnostics.Descriptors,
            .. ShotDiagnostics.Descriptors,
            .. DeviceDiagnostics.Descriptors,
            .. ProjectDiagnostics.Descriptors,
        ];
        return all.ToDictionary(d => d.Id, StringComparer.Ordinal);
    }
}
