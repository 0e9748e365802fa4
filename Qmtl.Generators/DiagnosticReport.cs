using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Qmtl.Compiler.Diagnostics;
using Diagnostic = Qmtl.Compiler.Diagnostics.Diagnostic;
using DiagnosticDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;
using LinePosition = Qmtl.Compiler.Text.LinePosition;

namespace Qmtl.Generators;

/// <summary>Diagnostics of the QMTL compiler as diagnostics of the build, placed in the <c>.qmtl</c> file.</summary>
internal static class DiagnosticReport
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Descriptors = new(StringComparer.Ordinal);

    public static Microsoft.CodeAnalysis.Diagnostic Create(Diagnostic diagnostic)
    {
        var location = Location.Create(
            diagnostic.Path,
            new TextSpan(diagnostic.Span.Start, diagnostic.Span.Length),
            new LinePositionSpan(ToRoslyn(diagnostic.Start), ToRoslyn(diagnostic.End)));
        return Microsoft.CodeAnalysis.Diagnostic.Create(Descriptors.GetOrAdd(diagnostic.Id, CreateDescriptor), location, diagnostic.Message);
    }

    /// <summary>What is wrong with the project itself, at no place of a file.</summary>
    public static Microsoft.CodeAnalysis.Diagnostic Create(Finding finding) =>
        Microsoft.CodeAnalysis.Diagnostic.Create(Descriptors.GetOrAdd(finding.Descriptor.Id, CreateDescriptor), Location.None, finding.Message);

    private static Microsoft.CodeAnalysis.Text.LinePosition ToRoslyn(LinePosition position) => new(position.Line, position.Column);

    private static DiagnosticDescriptor CreateDescriptor(string id)
    {
        var known = DiagnosticCatalog.Get(id);
        var severity = known.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
#pragma warning disable RS2000, RS2008 // The ids come from the compiler's catalog; a test compares it with the release files.
        return new DiagnosticDescriptor(id, known.Title, "{0}", known.Category, severity, isEnabledByDefault: true);
#pragma warning restore RS2000, RS2008
    }
}
