using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>Says what the parser missed in the language's words, at the place where it belongs.</summary>
internal sealed class SyntaxErrorReporter(DiagnosticBag diagnostics, RecoverableTokenStream stream)
{
    private string Found => TokenWords.Quote(stream.Next);

    private string After => stream.Previous is { } previous ? $"after {TokenWords.Quote(previous)}" : "at the start of the file";

    /// <summary>Where a missing token belongs: the end of the one before it, not the line on which the next happens to stand.</summary>
    private TextSpan Gap => new(stream.Previous is { } previous ? TokenWords.Span(previous).End : 0, 0);

    private TextSpan Place => ConstructEnd.IsFirstOfLine(stream, stream.Index) && stream.Previous is not null ? Gap : TokenWords.Span(stream.Next);

    /// <summary>A token of one spelling is not there.</summary>
    public void Missing(ParserRuleContext context, int type)
    {
        switch (type)
        {
            case QmtlLexer.SEMICOLON:
                diagnostics.MissingSemicolon(Gap, ConstructWords.Of(context), Found);
                break;
            case QmtlLexer.RPAREN or QmtlLexer.RBRACKET or QmtlLexer.RBRACE:
                diagnostics.MissingBracket(Gap, TokenWords.Spelling(type), ConstructWords.IsListing(context), After, Found);
                break;
            default:
                diagnostics.ExpectedToken(Gap, TokenWords.Spelling(type), After, Found, ConstructWords.Remedy(type));
                break;
        }
    }

    /// <summary>The parser needed one of these.</summary>
    public void Mismatch(ParserRuleContext context, IntervalSet expected)
    {
        if (context.RuleIndex == QmtlParser.RULE_pattern)
            diagnostics.ExpectedPattern(Place, Found);
        else if (context.RuleIndex == QmtlParser.RULE_identifier)
            MissingName(context);
        else
            Missing(context, expected.MinElement);
    }

    /// <summary>Nothing that may stand here starts with this token.</summary>
    public void NoChoice(ParserRuleContext context)
    {
        switch (context.RuleIndex)
        {
            case QmtlParser.RULE_headKind:
                diagnostics.ExpectedHeadKind(Place, Found);
                break;
            case QmtlParser.RULE_operation:
                diagnostics.ExpectedQubits(Place, After, Found);
                break;
            case QmtlParser.RULE_model:
                Missing(context, QmtlLexer.LBRACE);
                break;
            default:
                diagnostics.ExpectedValue(Place, After, Found);
                break;
        }
    }

    /// <summary>A token that starts nothing that belongs here.</summary>
    public void Stray(ConstructList list, ParserRuleContext context)
    {
        var type = stream.Next.Type;
        var span = TokenWords.Span(stream.Next);
        if (type == QmtlLexer.RBRACE)
            diagnostics.UnmatchedBrace(span);
        else if (type == QmtlLexer.NAMESPACE)
            diagnostics.MisplacedNamespace(span);
        else if (ConstructList.IsDeclaration(type))
            diagnostics.MisplacedDeclaration(span, Found);
        else if (ConstructList.Model.Has(type))
            diagnostics.MisplacedMember(span, Found, list == ConstructList.File ? "at the top of a file" : "in a block");
        else if (ConstructList.Block.Has(type))
            diagnostics.MisplacedStatement(span, Found, list == ConstructList.File ? "at the top of a file" : "directly in a model");
        else if (list == ConstructList.File)
            diagnostics.ExpectedDeclaration(span, Found);
        else if (list == ConstructList.Model)
            diagnostics.ExpectedMember(span, Found);
        else
            diagnostics.ExpectedStatement(span, Found);
    }

    public void UnclosedBrace(ParserRuleContext block)
    {
        var opening = block.Start.Type == QmtlLexer.LBRACE ? diagnostics.Source.GetPosition(block.Start.StartIndex) : (LinePosition?)null;
        diagnostics.MissingBrace(Gap, opening, Found);
    }

    private void MissingName(ParserRuleContext context)
    {
        if (TokenWords.IsKeyword(stream.Next.Type))
            diagnostics.ReservedWord(TokenWords.Span(stream.Next), stream.Next.Text);
        else if (context.Parent is QmtlParser.OperandContext)
            diagnostics.ExpectedQubits(Place, After, Found);
        else
            diagnostics.ExpectedName(Place, After, Found);
    }
}
