using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Parsing;

/// <summary>What a file says, and what is wrong with its form. Constructs with an error inside are left out of the syntax.</summary>
public sealed record ParseResult(FileSyntax File, EquatableArray<Diagnostic> Diagnostics);
