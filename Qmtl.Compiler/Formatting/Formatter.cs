using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Formatting;

/// <summary>
/// Lays out files by the rules of <c>docs/formatting.md</c>. Tokens and comments stay as they are and in their order, so that only white space
/// changes; a formatted file stays as it is.
/// </summary>
public static class Formatter
{
    /// <summary>Lines are broken where they would be longer, except within comments.</summary>
    public const int LineWidth = 120;

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FormattingResult Format(SourceText source, CancellationToken cancellationToken = default)
    {
        var diagnostics = SyntaxParser.Parse(source, cancellationToken).Diagnostics;
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return new FormattingResult(Text: null, diagnostics);
        var items = ItemReader.Read(FileTokenReader.Read(source, cancellationToken));
        return new FormattingResult(FileLayout.Print(items), diagnostics);
    }
}
