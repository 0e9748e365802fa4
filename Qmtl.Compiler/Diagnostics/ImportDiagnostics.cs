using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the files that a file imports.</summary>
internal static class ImportDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Imports");

    private static readonly DiagnosticDescriptor NoFile = Family.Define("QMTL1201", "Imported file not found");
    private static readonly DiagnosticDescriptor NoPath = Family.Define("QMTL1202", "Path that cannot be imported");
    private static readonly DiagnosticDescriptor Cycle = Family.Define("QMTL1203", "Imports in a circle");
    private static readonly DiagnosticDescriptor Broken = Family.Define("QMTL1204", "Imported file with errors");
    private static readonly DiagnosticDescriptor Twice = Family.Define("QMTL1205", "File imported twice");
    private static readonly DiagnosticDescriptor Ambiguous = Family.Define("QMTL1206", "Name in two imported files");
    private static readonly DiagnosticDescriptor TooMany = Family.Define("QMTL1207", "Too many imported files");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding NotFound(ImportSyntax import) =>
        new(NoFile, import.Span, $"there is no file '{import.Path}' here: write the path from this file to a .qmtl file, which in a project is one of its models");

    public static Finding MalformedPath(ImportSyntax import) =>
        new(NoPath, import.Span, $"'{import.Path}' is not a relative path: write one with '/', such as 'blocks.qmtl' or '../shared/blocks.qmtl'");

    /// <param name="cycle">The files of the circle: <c>a.qmtl → b.qmtl → a.qmtl</c>.</param>
    public static Finding Circular(ImportSyntax import, string cycle) =>
        new(Cycle, import.Span, $"files import each other in a circle ({cycle}): move what they share into a file that imports neither");

    /// <param name="first">Its first error.</param>
    public static Finding HasErrors(ImportSyntax import, Diagnostic first) =>
        new(Broken, import.Span, $"'{import.Path}' has errors, the first at line {first.Start.Line + 1}, column {first.Start.Column + 1} ({first.Id}): correct that file first");

    public static Finding ImportedTwice(ImportSyntax import) =>
        new(Twice, import.Span, $"'{import.Path}' is imported already: remove one of the two");

    /// <param name="other">The line of the other declaration, with its file.</param>
    public static Finding AmbiguousName(ImportSyntax import, string name, string other) =>
        new(Ambiguous, import.Span, $"'{name}' of '{import.Path}' is also declared on {other}, which is imported too: rename one of the two");

    public static Finding TooManyFiles(ImportSyntax import, int limit) =>
        new(TooMany, import.Span, FormattableString.Invariant($"more than {limit} files would be compiled together: import fewer files"));
}
