namespace Qmtl.Compiler.Diagnostics;

/// <summary>What is known of a diagnostic before it is raised.</summary>
/// <param name="Id">Its code; the page <c>docs/diagnostics/{Id}.md</c> explains it.</param>
/// <param name="Title">What is wrong, in a few words, without the names of the case at hand.</param>
/// <param name="Category">The family of the code: <c>Syntax</c>, <c>Names</c>, <c>Shapes</c> ….</param>
public sealed record DiagnosticDescriptor(string Id, string Title, string Category, DiagnosticSeverity Severity = DiagnosticSeverity.Error);
