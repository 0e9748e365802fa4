namespace Qmtl.Compiler.Diagnostics;

/// <summary>The diagnostics of one category, in the order in which they are defined.</summary>
internal sealed class DiagnosticFamily(string category)
{
    private readonly List<DiagnosticDescriptor> descriptors = [];

    public IReadOnlyList<DiagnosticDescriptor> Descriptors => descriptors;

    public DiagnosticDescriptor Define(string id, string title)
    {
        var descriptor = new DiagnosticDescriptor(id, title, category);
        descriptors.Add(descriptor);
        return descriptor;
    }
}
