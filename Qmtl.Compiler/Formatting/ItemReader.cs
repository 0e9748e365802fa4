using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Divides the tokens of a file without syntax errors into what stands on lines of its own.</summary>
internal sealed class ItemReader
{
    private readonly IReadOnlyList<FileToken> tokens;
    private int position;

    private ItemReader(IReadOnlyList<FileToken> tokens) => this.tokens = tokens;

    private FileToken Current => tokens[position];

    private bool IsAtEnd => Current.Kind == FileTokenKind.End || Current.Is("}");

    public static IReadOnlyList<Item> Read(IReadOnlyList<FileToken> tokens) => new ItemReader(tokens).ReadItems();

    private List<Item> ReadItems()
    {
        var items = new List<Item>();
        while (!IsAtEnd) items.Add(ReadItem());
        return items;
    }

    private Item ReadItem()
    {
        var own = new List<FileToken>();
        while (Current.IsComment)
        {
            own.Add(Take());
            if (IsAtEnd || Current.LineBreaks > 0) return new Item(own, Body: null, []);
        }

        while (true)
        {
            own.Add(Take());
            if (own[own.Count - 1].Is(";")) return new Item(own, Body: null, ReadCommentsToLineEnd());
            if (!own[own.Count - 1].Is("{")) continue;
            if (FollowsColon(own)) TakeLabels(own);
            else return ReadBranches(own);
        }
    }

    /// <summary>A comment before an <c>else</c> keeps that on a line of its own.</summary>
    private Item ReadBranches(List<FileToken> own)
    {
        var body = ReadBody();
        return Current is { Kind: FileTokenKind.Keyword, Text: "else" }
            ? new Item(own, body, [], ReadItem())
            : new Item(own, body, ReadCommentsToLineEnd());
    }

    private Block ReadBody()
    {
        var start = position;
        var opening = ReadCommentsToLineEnd();
        if (IsAtEnd && !opening.Any(c => c.EndsLine))
        {
            // Nothing but comments: they are the content.
            position = start;
            opening = [];
        }

        var items = ReadItems();
        Take();
        var isOneLine = !Enumerable.Range(start, position - start).Any(i => tokens[i].LineBreaks > 0 || tokens[i].SpansLines);
        return new Block(opening, items, isOneLine);
    }

    // Comments before something on the same line belong to that. Documentation belongs to what it documents.
    private List<FileToken> ReadCommentsToLineEnd()
    {
        var end = position;
        while (tokens[end] is { IsComment: true, LineBreaks: 0, Kind: not FileTokenKind.Documentation }) end++;
        var next = tokens[end];
        if (next.LineBreaks == 0 && next.Kind != FileTokenKind.End && !next.Is("}")) return [];
        var comments = new List<FileToken>();
        while (position < end) comments.Add(Take());
        return comments;
    }

    /// <summary>Braces behind a colon hold the labels of a head.</summary>
    private static bool FollowsColon(List<FileToken> own)
    {
        var before = own.Count - 2;
        while (before >= 0 && own[before].IsComment) before--;
        return before >= 0 && own[before].Is(":");
    }

    private void TakeLabels(List<FileToken> own)
    {
        do own.Add(Take());
        while (!own[own.Count - 1].Is("}"));
    }

    private FileToken Take() => tokens[position++];
}
