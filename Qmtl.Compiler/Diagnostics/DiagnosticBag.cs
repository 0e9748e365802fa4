using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>Collects the diagnostics of a file, and of the files it imports.</summary>
public sealed class DiagnosticBag(SourceMap sources)
{
    private readonly List<Diagnostic> diagnostics = [];

    public DiagnosticBag(SourceText source)
        : this(new SourceMap(source))
    {
    }

    public SourceMap Sources { get; } = sources;

    public bool HasErrors => diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error);

    public void Report(Finding finding)
    {
        var source = Sources.Of(finding.Span);
        diagnostics.Add(new Diagnostic(
            finding.Descriptor.Id,
            finding.Descriptor.Severity,
            finding.Message,
            source.Path,
            new TextSpan(finding.Span.Start - source.Start, finding.Span.Length),
            source.GetPosition(finding.Span.Start),
            source.GetPosition(finding.Span.End)));
    }

    public void AddRange(IEnumerable<Diagnostic> others) => diagnostics.AddRange(others);

    /// <summary>Each once: those of the file in its order, then those of the files it imports.</summary>
    public EquatableArray<Diagnostic> ToEquatableArray() =>
        diagnostics
            .Distinct()
            .OrderBy(d => d.Path == Sources.Main.Path ? "" : d.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToEquatableArray();
}
