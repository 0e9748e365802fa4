using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>
/// What ANTLR learns about the grammar while it reads: quick to share among files, but in the generated classes it is static
/// and only ever grows (antlr4#499). Here it is dropped when it is large; parses under way keep the one they started with.
/// </summary>
internal sealed class PredictionCache
{
    /// <summary>Files that use the whole language need less than half of this.</summary>
    public const int MaximumSize = 1024;

    private static volatile PredictionCache current = new();

    private readonly DFA[] lexerStates = CreateStates(QmtlLexer._ATN);
    private readonly DFA[] parserStates = CreateStates(QmtlParser._ATN);
    private readonly PredictionContextCache lexerContexts = new();
    private readonly PredictionContextCache parserContexts = new();

    public static PredictionCache Current => current;

    /// <summary>The number of automaton states and prediction contexts held.</summary>
    public int Size => lexerStates.Sum(Count) + parserStates.Sum(Count) + lexerContexts.Count + parserContexts.Count;

    public QmtlLexer CreateLexer(ICharStream input) => new CachedLexer(input, this);

    public QmtlParser CreateParser(ITokenStream input) => new CachedParser(input, this);

    public static void DropIfLarge(PredictionCache cache)
    {
        if (cache.Size > MaximumSize && ReferenceEquals(cache, current)) current = new PredictionCache();
    }

    private static int Count(DFA automaton)
    {
        lock (automaton.states) return automaton.states.Count;
    }

    private static DFA[] CreateStates(ATN network) =>
        [.. Enumerable.Range(0, network.NumberOfDecisions).Select(i => new DFA(network.GetDecisionState(i), i))];

    private sealed class CachedLexer : QmtlLexer
    {
        public CachedLexer(ICharStream input, PredictionCache cache)
            : base(input) => Interpreter = new LexerATNSimulator(this, _ATN, cache.lexerStates, cache.lexerContexts);
    }

    private sealed class CachedParser : QmtlParser
    {
        public CachedParser(ITokenStream input, PredictionCache cache)
            : base(input) => Interpreter = new ParserATNSimulator(this, _ATN, cache.parserStates, cache.parserContexts);
    }
}
