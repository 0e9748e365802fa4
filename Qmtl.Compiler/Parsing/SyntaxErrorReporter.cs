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
    private TextSpan Gap => new(stream.Previous is { } previous ? TokenWords.Span(previous).End : diagnostics.Sources.Main.Start, 0);

    private TextSpan Place => ConstructEnd.IsFirstOfLine(stream, stream.Index) && stream.Previous is not null ? Gap : TokenWords.Span(stream.Next);

    /// <summary>A token of one spelling is not there.</summary>
    public void Missing(ParserRuleContext context, int type)
    {
        switch (type)
        {
            case QmtlLexer.SEMICOLON:
                diagnostics.Report(SyntaxDiagnostics.MissingSemicolon(Gap, ConstructWords.Of(context), Found));
                break;
            case QmtlLexer.RPAREN or QmtlLexer.RBRACKET or QmtlLexer.RBRACE:
                diagnostics.Report(SyntaxDiagnostics.MissingBracket(Gap, TokenWords.Spelling(type), ConstructWords.IsListing(context), After, Found));
                break;
            default:
                diagnostics.Report(SyntaxDiagnostics.ExpectedToken(Gap, TokenWords.Spelling(type), After, Found, ConstructWords.Remedy(type)));
                break;
        }
    }

    /// <summary>The parser needed one of these.</summary>
    public void Mismatch(ParserRuleContext context, IntervalSet expected)
    {
        if (context.RuleIndex == QmtlParser.RULE_pattern)
            diagnostics.Report(SyntaxDiagnostics.ExpectedPattern(Place, Found));
        else if (context.RuleIndex == QmtlParser.RULE_identifier)
            MissingName(context);
        else if (expected.Contains(QmtlLexer.STRING))
            diagnostics.Report(SyntaxDiagnostics.ExpectedPath(Place, After, Found));
        else
            Missing(context, expected.MinElement);
    }

    /// <summary>Nothing that may stand here starts with this token.</summary>
    public void NoChoice(ParserRuleContext context)
    {
        switch (context.RuleIndex)
        {
            case QmtlParser.RULE_headKind:
                diagnostics.Report(SyntaxDiagnostics.ExpectedHeadKind(Place, Found));
                break;
            case QmtlParser.RULE_operation:
                diagnostics.Report(SyntaxDiagnostics.ExpectedQubits(Place, After, Found));
                break;
            case QmtlParser.RULE_model:
                Missing(context, QmtlLexer.LBRACE);
                break;
            default:
                diagnostics.Report(SyntaxDiagnostics.ExpectedValue(Place, After, Found));
                break;
        }
    }

    /// <summary>A token that starts nothing that belongs here.</summary>
    public void Stray(ConstructList list, ParserRuleContext context)
    {
        var type = stream.Next.Type;
        var span = TokenWords.Span(stream.Next);
        if (type == QmtlLexer.RBRACE)
            diagnostics.Report(SyntaxDiagnostics.UnmatchedBrace(span));
        else if (type == QmtlLexer.NAMESPACE)
            diagnostics.Report(SyntaxDiagnostics.MisplacedNamespace(span));
        else if (ConstructList.IsDeclaration(type))
            diagnostics.Report(SyntaxDiagnostics.MisplacedDeclaration(span, Found));
        else if (ConstructList.Model.Has(type))
            diagnostics.Report(SyntaxDiagnostics.MisplacedMember(span, Found, list == ConstructList.File ? "at the top of a file" : "in a block"));
        else if (ConstructList.Block.Has(type))
            diagnostics.Report(SyntaxDiagnostics.MisplacedStatement(span, Found, list == ConstructList.File ? "at the top of a file" : "directly in a model"));
        else if (list == ConstructList.File)
            diagnostics.Report(SyntaxDiagnostics.ExpectedDeclaration(span, Found));
        else if (list == ConstructList.Backend || list == ConstructList.Noise)
            diagnostics.Report(SyntaxDiagnostics.ExpectedSetting(span, list == ConstructList.Noise ? "a noise rule" : "a setting", Found));
        else if (list == ConstructList.Model)
            diagnostics.Report(SyntaxDiagnostics.ExpectedMember(span, Found));
        else
            diagnostics.Report(SyntaxDiagnostics.ExpectedStatement(span, Found));
    }

    public void UnclosedBrace(ParserRuleContext block)
    {
        var opening = block.Start.Type == QmtlLexer.LBRACE ? diagnostics.Sources.Main.GetPosition(block.Start.StartIndex) : (LinePosition?)null;
        diagnostics.Report(SyntaxDiagnostics.MissingBrace(Gap, opening, Found));
    }

    private void MissingName(ParserRuleContext context)
    {
        if (TokenWords.IsKeyword(stream.Next.Type))
            diagnostics.Report(SyntaxDiagnostics.ReservedWord(TokenWords.Span(stream.Next), stream.Next.Text));
        else if (context.Parent is QmtlParser.OperandContext)
            diagnostics.Report(SyntaxDiagnostics.ExpectedQubits(Place, After, Found));
        else
            diagnostics.Report(SyntaxDiagnostics.ExpectedName(Place, After, Found));
    }
}
