using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Parsing;

/// <summary>
/// Keeps one mistake from becoming many. A forgotten bracket or semicolon is supplied. Any other mistake gives up the construct
/// it stands in (a statement, a member, a declaration), which is marked by its exception, and parsing goes on where that construct
/// ends. A construct reports one mistake.
/// </summary>
internal sealed class ErrorRecovery(
    RecoverableTokenStream stream, SyntaxErrorReporter reporter, TokenSequence source, CancellationToken cancellationToken) : IAntlrErrorStrategy
{
    private int unclosedBraces = source.UnclosedBraces;

    // Where the construct under way starts, where the last one with a mistake did, and where parsing went on after it.
    private int construct;
    private int mistaken = -1;
    private int resumed = -1;
    private readonly List<MistakeSyntax> omissions = [];

    /// <summary>What is missing from the tree.</summary>
    public IReadOnlyList<MistakeSyntax> Omissions => omissions;

    public void Reset(Parser recognizer)
    {
    }

    public void ReportMatch(Parser recognizer)
    {
    }

    public bool InErrorRecoveryMode(Parser recognizer) => stream.IsHidden;

    /// <summary>Called wherever the parser has a choice; only before a construct of a list is there something to do.</summary>
    public void Sync(Parser recognizer)
    {
        var context = recognizer.Context;
        if (ConstructList.Of(context) is not { } list) return;
        cancellationToken.ThrowIfCancellationRequested();
        if (stream.IsHidden) GiveUpConstruct(list, context);
        while (!CanGoOn(list, context)) SkipStray(list, context);
        construct = stream.Index;
    }

    public IToken RecoverInline(Parser recognizer)
    {
        if (stream.IsHidden) throw new InputMismatchException(recognizer);
        var expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        var type = expected.MinElement;
        if (expected.Count != 1 || !CanSupply(type, recognizer)) throw new InputMismatchException(recognizer);
        if (type == QmtlLexer.LBRACE) unclosedBraces++;
        if (type == QmtlLexer.RBRACE)
            CloseBrace(recognizer.Context);
        else if (MayReport())
            reporter.Missing(recognizer.Context, type);
        return new CommonToken(type, TokenWords.Spelling(type));
    }

    public void ReportError(Parser recognizer, RecognitionException e)
    {
        if (stream.IsHidden || !MayReport()) return;
        if (e is InputMismatchException)
            reporter.Mismatch(recognizer.Context, recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]));
        else
            reporter.NoChoice(recognizer.Context);
    }

    public void Recover(Parser recognizer, RecognitionException e) => stream.IsHidden = true;

    private bool MayReport()
    {
        var isFirst = mistaken != construct;
        mistaken = construct;
        return isFirst && !IsLostInComment && !HasUnknownCharacter();
    }

    // What was left out of the tokens may be what the parser misses.
    private bool HasUnknownCharacter()
    {
        var start = stream.Get(construct).StartIndex;
        var end = stream.Next.StartIndex;
        return source.UnknownCharacters.Any(m => m >= start && m < end);
    }

    private bool IsLostInComment => source.EndsInComment && stream.Next.Type == TokenConstants.EOF;

    private void GiveUpConstruct(ConstructList list, ParserRuleContext context)
    {
        var broken = (ParserRuleContext)context.GetChild(context.ChildCount - 1);
        broken.exception ??= new RecognitionException(null, stream, broken);
        stream.IsHidden = false;
        Resume(ConstructEnd.Find(stream, construct, stream.Index));

        // The members of a model whose brace was not found are no mistakes of their own.
        if (list == ConstructList.File && !CanGoOn(list, context)) Resume(ConstructEnd.FindDeclaration(stream, stream.Index));
        Omit(isStray: false);
    }

    private void Omit(bool isStray)
    {
        var omission = Omission.Read(stream, construct, stream.Index, isStray);
        omissions.Add(HasUnknownCharacter() ? omission with { HidesName = true } : omission);
    }

    private void Resume(int index)
    {
        stream.Seek(index);
        resumed = stream.Index;
    }

    private bool CanGoOn(ConstructList list, ParserRuleContext context)
    {
        var type = stream.Next.Type;
        if (list.Has(type) || type == TokenConstants.EOF) return true;
        if (type == QmtlLexer.RBRACE) return list != ConstructList.File;
        if (type == QmtlLexer.NAMESPACE && list == ConstructList.File) return context.ChildCount == 0;

        // What belongs outside ends the block where a brace is missing, and is misplaced where all have their partner or it stands indented.
        return unclosedBraces > 0 && list != ConstructList.File
            && stream.Next.Column <= ConstructEnd.Indentation(stream, context.Start.TokenIndex)
            && (ConstructList.IsDeclaration(type) || (ConstructList.Model.Has(type) && IsInModel(context)));
    }

    private static bool IsInModel(RuleContext context)
    {
        for (var outer = context.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.RuleIndex == QmtlParser.RULE_modelBody) return true;
        }

        return false;
    }

    private void SkipStray(ConstructList list, ParserRuleContext context)
    {
        construct = stream.Index;
        if (MayReport()) reporter.Stray(list, context);
        Resume(list == ConstructList.File ? ConstructEnd.FindDeclaration(stream, construct) : ConstructEnd.Find(stream, construct, construct));
        Omit(isStray: true);
    }

    private bool CanSupply(int type, Parser recognizer)
    {
        if (!TokenWords.HasSpelling(type)) return false;
        if (type == QmtlLexer.RBRACE) return ConstructList.Of(recognizer.Context) is not null;
        if (type is QmtlLexer.SEMICOLON or QmtlLexer.RPAREN or QmtlLexer.RBRACKET && EndsStatement()) return true;
        var after = recognizer.Atn.states[recognizer.State].Transition(0).target;
        return type != QmtlLexer.SEMICOLON && recognizer.Atn.NextTokens(after, recognizer.Context).Contains(stream.Next.Type);
    }

    private bool EndsStatement()
    {
        var type = stream.Next.Type;
        return type is TokenConstants.EOF or QmtlLexer.RBRACE or QmtlLexer.SEMICOLON
            || ConstructList.IsKeyword(type)
            || (ConstructList.IsName(type) && ConstructEnd.IsFirstOfLine(stream, stream.Index));
    }

    private void CloseBrace(ParserRuleContext context)
    {
        unclosedBraces--;
        var isConsequence = resumed == stream.Index || IsLostInComment;
        resumed = stream.Index;
        if (!isConsequence) reporter.UnclosedBrace(context);
    }
}
