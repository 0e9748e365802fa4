using System.Globalization;
using Antlr4.Runtime;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>Text to tokens, with what is wrong in a single word: unknown characters, malformed numbers, comments that do not end.</summary>
internal sealed class TokenReader
{
    /// <summary>Up to here every integer is a double of its own.</summary>
    private const decimal LargestInteger = 9007199254740992;

    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly List<IToken> tokens = [];
    private readonly List<int> unknownCharacters = [];
    private readonly NestingGuard nesting = new();
    private int unclosedBraces;
    private bool isTooDeep;

    private TokenReader(SourceText source, DiagnosticBag diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    public static TokenSequence Read(SourceText source, PredictionCache cache, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var lexer = cache.CreateLexer(new PlacedCharStream(source));
        lexer.RemoveErrorListeners();
        var reader = new TokenReader(source, diagnostics);
        IToken token;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            token = lexer.NextToken();
            if (reader.OpensComment(token)) return reader.EndInComment();
            reader.Add(token);
        }
        while (token.Type != TokenConstants.EOF);
        return reader.End(endsInComment: false);
    }

    // An opened comment that is closed is one token; one that is not is a slash and a star.
    private bool OpensComment(IToken token) =>
        token.Type == QmtlLexer.STAR && tokens.Count > 0 && tokens[tokens.Count - 1].Type == QmtlLexer.SLASH && IsAdjacent(token);

    private TokenSequence EndInComment()
    {
        var start = tokens[tokens.Count - 1].StartIndex;
        tokens.RemoveAt(tokens.Count - 1);
        diagnostics.Report(SyntaxDiagnostics.UnterminatedComment(new TextSpan(start, 2)));
        var end = source.End;
        tokens.Add(new CommonToken(TokenConstants.EOF, "<end>") { StartIndex = end, StopIndex = end - 1, Line = source.LineCount });
        return End(endsInComment: true);
    }

    private TokenSequence End(bool endsInComment)
    {
        MergeRuns();
        return new TokenSequence(tokens, unknownCharacters, unclosedBraces, endsInComment, isTooDeep);
    }

    private void Add(IToken token)
    {
        tokens.Add(token);
        if (token.Type == QmtlLexer.LBRACE) unclosedBraces++;
        if (token.Type == QmtlLexer.RBRACE) unclosedBraces--;
        if (isTooDeep || nesting.Accept(token)) return;
        isTooDeep = true;
        diagnostics.Report(SyntaxDiagnostics.NestingTooDeep(TokenWords.Span(token), NestingGuard.MaximumDepth));
    }

    private bool IsAdjacent(IToken token) => tokens[tokens.Count - 1].StopIndex + 1 == token.StartIndex;

    /// <summary>Takes characters that stand together as one mistake: <c>@@</c> is one, and so is <c>1.2.3</c>.</summary>
    private void MergeRuns()
    {
        var raw = tokens.ToArray();
        tokens.Clear();
        for (int i = 0, end; i < raw.Length; i = end)
        {
            end = EndOfRun(raw, i);
            var span = TokenWords.Span(raw[i]).To(TokenWords.Span(raw[end - 1]));
            if (raw[i].Type == QmtlLexer.UNEXPECTED)
            {
                diagnostics.Report(SyntaxDiagnostics.UnexpectedCharacter(span, TokenWords.Cut(source.ToString(span))));
                unknownCharacters.Add(span.Start);
            }
            else if (end > i + 1 || raw[i].Type == QmtlLexer.MALFORMED || (raw[i].Type == QmtlLexer.ARITY && !IsBehindName()))
            {
                diagnostics.Report(SyntaxDiagnostics.MalformedNumber(span, TokenWords.Cut(source.ToString(span))));
                tokens.Add(StandIn(raw[i], raw[end - 1]));
            }
            else if (raw[i].Type == QmtlLexer.NUMBER && IsTooLarge(raw[i].Text))
            {
                diagnostics.Report(SyntaxDiagnostics.NumberTooLarge(span, TokenWords.Cut(raw[i].Text)));
                tokens.Add(StandIn(raw[i], raw[i]));
            }
            else
            {
                tokens.Add(raw[i]);
            }
        }
    }

    /// <summary>Behind a name, <c>2q</c> is a word, <c>after 2q</c>; elsewhere it is no number.</summary>
    private bool IsBehindName()
    {
        var before = tokens.FindLast(t => t.Channel == TokenConstants.DefaultChannel && t.Type != QmtlLexer.WHITESPACE);
        return before is not null && ConstructList.IsName(before.Type);
    }

    /// <summary>Where the characters or the pieces of a number that begin here end.</summary>
    private static int EndOfRun(IToken[] raw, int start)
    {
        var isNumber = IsPartOfNumber(raw[start].Type);
        var end = start + 1;
        if (!isNumber && raw[start].Type != QmtlLexer.UNEXPECTED) return end;
        while (raw[end - 1].StopIndex + 1 == raw[end].StartIndex
            && (isNumber ? IsPartOfNumber(raw[end].Type) : raw[end].Type == QmtlLexer.UNEXPECTED))
        {
            end++;
        }

        return end;
    }

    private static bool IsPartOfNumber(int type) => type is QmtlLexer.NUMBER or QmtlLexer.MALFORMED or QmtlLexer.ARITY or QmtlLexer.DOT;

    private static bool IsTooLarge(string number) => IsInteger(number)
        ? !decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var integer) || integer > LargestInteger
        : !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) || double.IsInfinity(real);

    internal static bool IsInteger(string number) => number.IndexOfAny(['.', 'e', 'E']) < 0;

    // One is a size, an index and an angle: what is wrong is reported, and nothing need fail after it.
    private static CommonToken StandIn(IToken first, IToken last) =>
        new(QmtlLexer.NUMBER, "1")
        {
            StartIndex = first.StartIndex,
            StopIndex = last.StopIndex,
            Line = first.Line,
            Column = first.Column,
        };
}
