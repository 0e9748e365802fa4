using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>
/// Measures how deep the syntax of a file will nest, from its tokens alone: brackets nest, and so does each operator of a chain,
/// because <c>a + b + c</c> is <c>(a + b) + c</c>. Every later stage walks that depth by recursion.
/// </summary>
internal sealed class NestingGuard
{
    public const int MaximumDepth = 200;

    private readonly Stack<Level> open = new();
    private Level level;

    /// <summary>False when the syntax up to this token is too deep.</summary>
    public bool Accept(IToken token)
    {
        switch (token.Type)
        {
            case QmtlLexer.LPAREN or QmtlLexer.LBRACKET or QmtlLexer.LBRACE:
                open.Push(level);
                level = new Level { Outside = level.Outside + level.Operators + 1 };
                break;
            case QmtlLexer.RPAREN or QmtlLexer.RBRACKET or QmtlLexer.RBRACE when open.Count > 0:
                var inner = level.Depth + 1;
                level = open.Pop();
                level.Deepest = Math.Max(level.Deepest, inner);
                break;
            case >= QmtlLexer.PLUS and <= QmtlLexer.NOT:
                level.Operators++;
                break;
            case QmtlLexer.SEMICOLON or QmtlLexer.COMMA or QmtlLexer.RANGE or QmtlLexer.EQUALS:
                level = new Level { Outside = level.Outside, Finished = Math.Max(level.Finished, level.Operators + level.Deepest) };
                break;
        }

        return level.Outside + level.Depth <= MaximumDepth;
    }

    /// <summary>What stands between two brackets.</summary>
    private struct Level
    {
        /// <summary>The depth at which it stands.</summary>
        public int Outside;

        /// <summary>The operators of the expression under way.</summary>
        public int Operators;

        /// <summary>The depth of the deepest bracket in it.</summary>
        public int Deepest;

        /// <summary>The depth of the deepest expression before it.</summary>
        public int Finished;

        public readonly int Depth => Math.Max(Finished, Operators + Deepest);
    }
}
