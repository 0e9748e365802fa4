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
    private readonly int[] unknownCharacters = [.. source.UnknownCharacters];
    private int unclosedBraces = source.UnclosedBraces;
    private (int Line, int Column) indentation = (-1, 0);

    // Where the construct under way starts and where the one before it did.
    private int construct;
    private int previous = -1;

    // Where the last construct with a mistake starts, the token at the mistake, and where parsing went on after it.
    private int mistaken = -1;
    private IToken? mistake;
    private int resumed = -1;

    private readonly List<MistakeSyntax> mistakes = [];

    /// <summary>The constructs with a mistake, as far as their own tokens go.</summary>
    public IReadOnlyList<MistakeSyntax> Mistakes => mistakes;

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
        else if (mistaken == construct && stream.Index > construct) Note(isStray: false, isMissing: false);
        while (!CanGoOn(list, context)) SkipStray(list, context);
        if (stream.Next.Type is not (QmtlLexer.RBRACE or TokenConstants.EOF)) Begin();
    }

    public IToken RecoverInline(Parser recognizer)
    {
        if (stream.IsHidden) throw new InputMismatchException(recognizer);
        var expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        if (expected.Count != 1) throw new InputMismatchException(recognizer);
        var type = expected.MinElement;
        var repair = new MissingToken(stream, recognizer, type, unclosedBraces).Choose(isFirst: mistaken != construct);
        if (repair == TokenRepair.None) throw new InputMismatchException(recognizer);
        if (type == QmtlLexer.RBRACE)
            CloseBrace(recognizer.Context);
        else if (MayReport())
            reporter.Missing(recognizer.Context, type);
        return Repair(recognizer, type, repair);
    }

    private IToken Repair(Parser recognizer, int type, TokenRepair repair)
    {
        if (repair == TokenRepair.Skip)
        {
            stream.Seek(ConstructEnd.FindBrace(stream, stream.Index)!.Value);
            return recognizer.Match(type);
        }

        if (type == QmtlLexer.LBRACE) unclosedBraces++;
        if (repair == TokenRepair.Replace)
        {
            if (stream.Next.Type == QmtlLexer.RBRACE) unclosedBraces++;
            stream.Consume();
        }

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

    private void Begin()
    {
        if (construct != stream.Index) previous = construct;
        construct = stream.Index;
    }

    private bool MayReport(bool isStray = false)
    {
        var isFirst = mistaken != construct && !IsConsequence(isStray);
        mistaken = construct;
        mistake = stream.Next;
        return isFirst && !IsLostInComment && !HasUnknownCharacter();
    }

    // What cannot be read right behind a mistake is a piece of the construct that the mistake cut short.
    private bool IsConsequence(bool isStray) =>
        mistake is not null && mistaken == previous
        && (mistake.Line == stream.Get(construct).Line
            || (isStray && ConstructEnd.Next(stream, ConstructEnd.Next(stream, mistake.TokenIndex)) >= construct));

    // What was left out of the tokens may be what the parser misses.
    private bool HasUnknownCharacter()
    {
        var start = stream.Get(construct).StartIndex;
        var end = stream.Next.StartIndex;
        var first = Array.BinarySearch(unknownCharacters, start);
        if (first < 0) first = ~first;
        return first < unknownCharacters.Length && unknownCharacters[first] < end;
    }

    private bool IsLostInComment => source.EndsInComment && stream.Next.Type == TokenConstants.EOF;

    private void GiveUpConstruct(ConstructList list, ParserRuleContext context)
    {
        var broken = (ParserRuleContext)context.GetChild(context.ChildCount - 1);
        broken.exception ??= new RecognitionException(null, stream, broken);
        stream.IsHidden = false;
        var isExtraBrace = stream.Next.Type == QmtlLexer.LBRACE ? unclosedBraces > 0 : IsExtraBrace(list, context);
        Resume(ConstructEnd.Find(stream, construct, stream.Index, isExtraBrace));

        // The members of a model whose brace was not found are no mistakes of their own.
        if (list == ConstructList.File && !CanGoOn(list, context)) Resume(ConstructEnd.FindDeclaration(stream, stream.Index));
        Note(isStray: false, isMissing: true);
    }

    /// <param name="isStray">Whether the tokens of the construct belong to nothing.</param>
    /// <param name="isMissing">Whether they are missing from the tree.</param>
    private void Note(bool isStray, bool isMissing)
    {
        var omission = Omission.Read(stream, construct, stream.Index, isStray);
        if (!isMissing) omission = omission with { HidesName = false };
        else if (HasUnknownCharacter()) omission = omission with { HidesName = true };
        mistakes.Add(omission);
        if (isMissing) unclosedBraces -= ConstructEnd.CountUnclosed(stream, construct, stream.Index);
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
        if (type == QmtlLexer.RBRACE) return list != ConstructList.File && !IsExtraBrace(list, context);
        if (type == QmtlLexer.NAMESPACE && list == ConstructList.File) return context.ChildCount == 0;

        // What belongs outside ends the block where a brace is missing, and is misplaced where all have their partner or it stands indented.
        return unclosedBraces > 0 && list != ConstructList.File
            && stream.Next.Column <= Indentation(context.Start)
            && (ConstructList.IsDeclaration(type) || (ConstructList.Model.Has(type) && IsInModel(context)));
    }

    private int Indentation(IToken token)
    {
        if (indentation.Line != token.Line) indentation = (token.Line, ConstructEnd.Indentation(stream, token.TokenIndex));
        return indentation.Column;
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
        Begin();
        if (MayReport(isStray: true)) reporter.Stray(list, context);
        if (list == ConstructList.File) Resume(ConstructEnd.FindDeclaration(stream, construct));
        else if (stream.Next.Type == QmtlLexer.RBRACE) Resume(ConstructEnd.Next(stream, construct));
        else Resume(ConstructEnd.Find(stream, construct, construct, ignoresMistake: false));
        Note(isStray: true, isMissing: true);
    }

    /// <summary>Whether the next token is a brace too many: more close than open, and what follows could not stand outside the block.</summary>
    private bool IsExtraBrace(ConstructList list, RuleContext context)
    {
        if (unclosedBraces >= 0 || stream.Next.Type != QmtlLexer.RBRACE) return false;
        if (list == ConstructList.File) return true;
        var next = stream.Get(ConstructEnd.Next(stream, stream.Index)).Type;
        var outer = context.Parent;
        while (ConstructList.Of(outer) is null) outer = outer.Parent;
        return next is not (QmtlLexer.RBRACE or QmtlLexer.ELSE or TokenConstants.EOF) && !ConstructList.Of(outer)!.Has(next);
    }

    private void CloseBrace(ParserRuleContext context)
    {
        unclosedBraces--;
        var isConsequence = resumed == stream.Index || IsLostInComment;
        resumed = stream.Index;
        if (!isConsequence) reporter.UnclosedBrace(context);
    }
}
