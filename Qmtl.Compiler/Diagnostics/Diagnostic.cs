using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

public enum DiagnosticSeverity
{
    Warning,
    Error,
}

/// <summary>What is wrong, where, and what to do: the same words in the build, the tool and the editor.</summary>
/// <param name="Id"><c>QMTL0xxx</c> syntax, <c>1xxx</c> names, <c>2xxx</c> shapes and types, <c>3xxx</c> differentiation, <c>4xxx</c> targets, <c>5xxx</c> circuits.</param>
/// <param name="Path">The file, as given to the compiler.</param>
/// <param name="Span">Counted from the start of that file.</param>
public sealed record Diagnostic(string Id, DiagnosticSeverity Severity, string Message, string Path, TextSpan Span, LinePosition Start, LinePosition End)
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public string SeverityName => Severity == DiagnosticSeverity.Error ? "error" : "warning";

    /// <summary>The form that build tools and editors recognize: <c>file(line,column): error ID: message</c>.</summary>
    public override string ToString() => $"{Path}({Start}): {SeverityName} {Id}: {Message}";
}
