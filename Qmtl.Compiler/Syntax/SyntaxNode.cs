using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>A piece of a <c>.qmtl</c> file, as written: no name is resolved and no shape known.</summary>
public abstract record SyntaxNode(TextSpan Span);

/// <summary>A name where it is declared or used.</summary>
public sealed record NameSyntax(string Text, TextSpan Span) : SyntaxNode(Span);

/// <summary>A whole file.</summary>
/// <param name="Namespace">Null where the file names none.</param>
public sealed record FileSyntax(
    NameSyntax? Namespace, EquatableArray<ImportSyntax> Imports, EquatableArray<DeclarationSyntax> Declarations, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The syntax errors of the file, in the order of the source.</summary>
    public EquatableArray<MistakeSyntax> Mistakes { get; init; }
}

/// <summary><c>import "path";</c>.</summary>
/// <param name="Path">As written, without the quotes.</param>
public sealed record ImportSyntax(string Path, TextSpan Span) : SyntaxNode(Span);
