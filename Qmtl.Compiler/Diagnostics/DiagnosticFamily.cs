namespace Qmtl.Compiler.Diagnostics;

/// <summary>The diagnostics of one category, in the order in which they are defined.</summary>
internal sealed class DiagnosticFamily(string category)
{
    private readonly List<DiagnosticDescriptor> descriptors = [];

    public IReadOnlyList<DiagnosticDescriptor> Descriptors => descriptors;

    /// <summary>Defines an error.</summary>
    public DiagnosticDescriptor Define(string id, string title) => Add(new DiagnosticDescriptor(id, title, category));

    public DiagnosticDescriptor DefineWarning(string id, string title) => Add(new DiagnosticDescriptor(id, title, category, DiagnosticSeverity.Warning));

    private DiagnosticDescriptor Add(DiagnosticDescriptor descriptor)
    {
        descriptors.Add(descriptor);
        return descriptor;
    }
}
