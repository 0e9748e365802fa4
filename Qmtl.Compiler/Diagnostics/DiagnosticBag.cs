using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>Collects the diagnostics of one source.</summary>
public sealed class DiagnosticBag(SourceText source)
{
    private readonly List<Diagnostic> diagnostics = [];

    public SourceText Source { get; } = source;

    public bool HasErrors => diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error);

    public void Report(Finding finding) =>
        diagnostics.Add(new Diagnostic(
            finding.Descriptor.Id,
            finding.Descriptor.Severity,
            finding.Message,
            Source.Path,
            finding.Span,
            Source.GetPosition(finding.Span.Start),
            Source.GetPosition(finding.Span.End)));

    public void AddRange(IEnumerable<Diagnostic> others) => diagnostics.AddRange(others);

    /// <summary>In the order of the source, each once.</summary>
    public EquatableArray<Diagnostic> ToEquatableArray() =>
        diagnostics
            .Distinct()
            .OrderBy(d => d.Span.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToEquatableArray();
}
