using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>A declaration, a statement, or comments on a line of their own.</summary>
/// <param name="Tokens">Up to the semicolon, or up to and with the brace that opens <paramref name="Body"/>.</param>
/// <param name="Body">Null for what ends in a semicolon, and for comments.</param>
/// <param name="Trailing">The comments behind it on its last line.</param>
/// <param name="Else">The branch that goes on behind the brace that closes <paramref name="Body"/>.</param>
internal sealed record Item(IReadOnlyList<FileToken> Tokens, Block? Body, IReadOnlyList<FileToken> Trailing, Item? Else = null)
{
    public bool IsComment => Tokens[Tokens.Count - 1].IsComment;

    public bool IsDocumentation => Tokens[Tokens.Count - 1].Kind == FileTokenKind.Documentation;

    public bool HasBlankLineBefore => Tokens[0].LineBreaks > 1;

    public bool StartsWith(string keyword) => Tokens[0] is { Kind: FileTokenKind.Keyword } first && first.Text == keyword;

    /// <summary>No comment and no line break of the user's forbids to write it on one line.</summary>
    public bool FitsOneLine { get; } =
        !Tokens.Any(t => t.EndsLine || t.SpansLines) && (Body is null || Body.IsOneLine || Body.IsEmpty)
        && (Else is null || (Else.FitsOneLine && Else.Tokens[0].LineBreaks == 0));

    /// <summary>The branch that nothing goes on behind.</summary>
    public Item Last => Else?.Last ?? this;
}

/// <summary>What stands in braces.</summary>
/// <param name="Opening">The comments behind the brace that opens it.</param>
/// <param name="IsOneLine">The user wrote it on one line.</param>
internal sealed record Block(IReadOnlyList<FileToken> Opening, IReadOnlyList<Item> Items, bool IsOneLine)
{
    public bool IsEmpty => Opening.Count == 0 && Items.Count == 0;
}
