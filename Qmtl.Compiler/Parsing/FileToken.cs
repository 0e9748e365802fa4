namespace Qmtl.Compiler.Parsing;

/// <summary>What a token is to those who lay out text.</summary>
internal enum FileTokenKind
{
    /// <summary>A word that cannot be a name.</summary>
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    LineComment,
    BlockComment,
    Documentation,
    End,
}

/// <summary>A token or a comment of a file.</summary>
/// <param name="Text">As written; in comments, lines end in <c>\n</c> and without blanks.</param>
/// <param name="LineBreaks">The number of line breaks between the token before and this one.</param>
internal sealed record FileToken(FileTokenKind Kind, string Text, int LineBreaks)
{
    public bool IsComment => Kind is FileTokenKind.LineComment or FileTokenKind.BlockComment or FileTokenKind.Documentation;

    /// <summary>Nothing can follow it on its line.</summary>
    public bool EndsLine => Kind is FileTokenKind.LineComment or FileTokenKind.Documentation;

    public bool SpansLines => Text.IndexOf('\n') >= 0;

    public bool Is(string punctuation) => Kind is FileTokenKind.Operator or FileTokenKind.Punctuation && Text == punctuation;
}
