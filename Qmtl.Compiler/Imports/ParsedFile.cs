using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Imports;

/// <summary>A file that is compiled, or that one imports, and where its imports lead.</summary>
internal sealed class ParsedFile(SourceText source, FileSyntax syntax, EquatableArray<Diagnostic> diagnostics)
{
    public SourceText Source => source;

    public FileSyntax Syntax => syntax;

    /// <summary>Its syntax errors.</summary>
    public EquatableArray<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The imports that were found.</summary>
    public List<(ImportSyntax Import, ParsedFile File)> Imports { get; } = [];

    /// <summary>What is wrong with its imports.</summary>
    public List<Finding> Findings { get; } = [];
}
