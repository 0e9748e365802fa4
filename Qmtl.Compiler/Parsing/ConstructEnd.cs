using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>
/// Where a construct with a mistake ends. It goes on to its semicolon, or over the blocks that it opened, but never past
/// the end of the block it stands in or a line that starts another construct.
/// </summary>
internal static class ConstructEnd
{
    /// <param name="start">The first token of the construct.</param>
    /// <param name="mistake">The token that could not be read.</param>
    /// <param name="ignoresMistake">Whether that token is a brace too many, and neither opens nor closes anything.</param>
    public static int Find(RecoverableTokenStream stream, int start, int mistake, bool ignoresMistake)
    {
        var depth = 0;
        for (var i = start; ; i = Next(stream, i))
        {
            var token = stream.Get(i);
            if (token.Type == TokenConstants.EOF) return i;
            if (i >= mistake && i > start && StartsAnother(stream, i, depth, stream.Get(start).Column)) return i;
            if (i == mistake && ignoresMistake) continue;
            if (token.Type == QmtlLexer.LBRACE)
            {
                depth++;
            }
            else if (token.Type == QmtlLexer.RBRACE)
            {
                if (depth == 0) return i;
                depth--;
                var next = Next(stream, i);
                if (depth == 0 && i >= mistake && stream.Get(next).Type is not (QmtlLexer.LBRACE or QmtlLexer.ELSE)) return next;
            }
            else if (token.Type == QmtlLexer.SEMICOLON && depth == 0 && i >= mistake)
            {
                return Next(stream, i);
            }
        }
    }

    /// <summary>The next declaration, for what stands between declarations.</summary>
    public static int FindDeclaration(RecoverableTokenStream stream, int start)
    {
        var i = Next(stream, start);
        while (stream.Get(i) is { Type: var type, Column: var column } && type != TokenConstants.EOF)
        {
            if (IsFirst(stream, i) && (ConstructList.IsDeclaration(type) || (type is QmtlLexer.CONST or QmtlLexer.CHANNEL && column == 0))) return i;
            i = Next(stream, i);
        }

        return i;
    }

    /// <summary>The next opening brace, if the construct under way can reach that far.</summary>
    public static int? FindBrace(RecoverableTokenStream stream, int start)
    {
        for (var i = start; ; i = Next(stream, i))
        {
            var type = stream.Get(i).Type;
            if (type == QmtlLexer.LBRACE) return i;
            if (type is QmtlLexer.SEMICOLON or QmtlLexer.RBRACE or TokenConstants.EOF || (i > start && ConstructList.IsKeyword(type))) return null;
        }
    }

    /// <summary>How many more braces open than close between two tokens.</summary>
    public static int CountUnclosed(RecoverableTokenStream stream, int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (stream.Get(i).Type == QmtlLexer.LBRACE) count++;
            if (stream.Get(i).Type == QmtlLexer.RBRACE) count--;
        }

        return count;
    }

    /// <summary>Whether a token is the first of its line.</summary>
    public static bool IsFirstOfLine(RecoverableTokenStream stream, int index)
    {
        var previous = Previous(stream, index);
        return previous < 0 || stream.Get(previous).Line < stream.Get(index).Line;
    }

    /// <summary>The column at which the line of a token starts.</summary>
    public static int Indentation(RecoverableTokenStream stream, int index)
    {
        while (!IsFirstOfLine(stream, index)) index = Previous(stream, index);
        return stream.Get(index).Column;
    }

    /// <summary>The token that the parser sees before one; negative at the start of the file.</summary>
    public static int Previous(RecoverableTokenStream stream, int index)
    {
        do index--;
        while (index >= 0 && stream.Get(index).Channel != TokenConstants.DefaultChannel);
        return index;
    }

    private static bool StartsAnother(RecoverableTokenStream stream, int index, int depth, int column)
    {
        var token = stream.Get(index);
        if (ConstructList.IsDeclaration(token.Type)) return IsFirst(stream, index);
        if (depth > 0) return false;
        return ConstructList.IsKeyword(token.Type)
            ? IsFirst(stream, index)
            : ConstructList.IsName(token.Type) && IsFirstOfLine(stream, index) && token.Column <= column;
    }

    // A keyword in the middle of a line is a misplaced word more likely than the start of something.
    private static bool IsFirst(RecoverableTokenStream stream, int index) =>
        IsFirstOfLine(stream, index)
        || stream.Get(Previous(stream, index)).Type is QmtlLexer.SEMICOLON or QmtlLexer.LBRACE or QmtlLexer.RBRACE;

    /// <summary>The token that the parser sees after one; at the end of the file, that end.</summary>
    public static int Next(RecoverableTokenStream stream, int index)
    {
        if (stream.Get(index).Type == TokenConstants.EOF) return index;
        do index++;
        while (stream.Get(index).Channel != TokenConstants.DefaultChannel);
        return index;
    }
}
