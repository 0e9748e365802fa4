using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Imports;

/// <summary>Tells which files a file imports, without looking for them.</summary>
public static class ImportReader
{
    /// <summary>The paths of the imported files, joined with that of the file.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static EquatableArray<string> Read(SourceText source, CancellationToken cancellationToken = default)
    {
        // Most files import nothing, and need not be parsed to know it.
        if (source.Content.IndexOf("import", StringComparison.Ordinal) < 0) return default;
        return SyntaxParser.Parse(source, cancellationToken).File.Imports
            .Where(import => ImportPath.IsWellFormed(import.Path))
            .Select(import => ImportPath.Resolve(source.Path, import.Path))
            .ToEquatableArray();
    }
}
