using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What is wrong at a place of a source, before a <see cref="DiagnosticBag"/> adds which source that is.</summary>
public readonly record struct Finding(DiagnosticDescriptor Descriptor, TextSpan Span, string Message);
