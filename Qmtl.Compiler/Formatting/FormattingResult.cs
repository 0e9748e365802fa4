using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Formatting;

/// <summary>A formatted file, or why it cannot be formatted.</summary>
/// <param name="Text">Null where the file has syntax errors: what is not understood is not moved.</param>
/// <param name="Diagnostics">What is wrong with its form.</param>
public sealed record FormattingResult(string? Text, EquatableArray<Diagnostic> Diagnostics);
