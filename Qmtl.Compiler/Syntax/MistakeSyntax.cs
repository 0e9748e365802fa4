using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>A place where the text is not what the grammar asks for. What could not be read there is missing from the tree.</summary>
/// <param name="Names">The names in the text that is missing: it may declare any of them.</param>
/// <param name="HidesName">Whether it declares something whose name could not be read, so that any unknown name may be that.</param>
/// <param name="Span">
/// The text that is missing, or the place of an error after which nothing is. Text that belongs to nothing counts from the end of what
/// stands before it, which may have ended too early.
/// </param>
public sealed record MistakeSyntax(EquatableArray<string> Names, bool HidesName, TextSpan Span) : SyntaxNode(Span);
