using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>What can be told of tokens that the tree leaves out: the names among them, and whether they hide one.</summary>
internal static class Omission
{
    /// <param name="start">The first token left out.</param>
    /// <param name="end">The token after the last.</param>
    /// <param name="isStray">Whether the text belongs to nothing.</param>
    public static MistakeSyntax Read(RecoverableTokenStream stream, int start, int end, bool isStray)
    {
        List<IToken> tokens = [.. Enumerable.Range(start, end - start).Select(i => stream.Get(i)).Where(t => t.Channel == TokenConstants.DefaultChannel)];
        var names = tokens.Where(t => ConstructList.IsName(t.Type)).Select(t => t.Text).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var before = ConstructEnd.Previous(stream, start);
        var from = isStray && before >= 0 ? TokenWords.Span(stream.Get(before)).End : stream.Get(start).StartIndex;
        var to = tokens.Count > 0 ? TokenWords.Span(tokens[tokens.Count - 1]).End : from;
        return new MistakeSyntax(names, HidesName(tokens), TextSpan.FromBounds(from, Math.Max(from, to)));
    }

    /// <summary>Whether the tokens start a declaration in which there is no name where one belongs.</summary>
    private static bool HidesName(List<IToken> tokens)
    {
        if (tokens.Count == 0 || !ConstructList.Declares(tokens[0].Type)) return false;

        // The name of a register stands at the end: qubit[8] q;
        var place = tokens[0].Type == QmtlLexer.QUBIT ? tokens.FindLastIndex(t => t.Type != QmtlLexer.SEMICOLON) : 1;
        return place >= tokens.Count || !ConstructList.IsName(tokens[place].Type);
    }
}
