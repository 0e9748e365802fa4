using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>What every kind of parse tree node has.</summary>
internal static class TreeReader
{
    public static TextSpan Span(ParserRuleContext context) => TokenWords.Span(context.Start).To(TokenWords.Span(context.Stop));

    public static NameSyntax Name(QmtlParser.IdentifierContext context) => new(context.GetText(), Span(context));

    /// <summary>The constructs of a list that parsing did not give up.</summary>
    public static IEnumerable<T> Intact<T>(IEnumerable<T> constructs)
        where T : ParserRuleContext
        => constructs.Where(c => c.exception is null);
}
