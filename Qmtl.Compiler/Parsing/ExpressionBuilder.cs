using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using static Qmtl.Compiler.Parsing.TreeReader;

namespace Qmtl.Compiler.Parsing;

/// <summary>Parse tree to expressions. Parentheses leave no node of their own: the tree has their meaning.</summary>
internal static class ExpressionBuilder
{
    public static ExpressionSyntax Build(QmtlParser.ExpressionContext context) => Chain(context, context.conjunction(), Conjunction);

    public static ExpressionSyntax? BuildOptional(QmtlParser.ExpressionContext? context) => context is null ? null : Build(context);

    public static EquatableArray<ExpressionSyntax> Arguments(QmtlParser.ArgumentsContext? context) =>
        context is null ? [] : context.expression().Select(Build).ToEquatableArray();

    public static EquatableArray<IndexSyntax> Indices(QmtlParser.IndicesContext? context) =>
        context is null ? [] : context.index().Select(Index).ToEquatableArray();

    public static RangeSyntax Range(QmtlParser.RangeContext context) => Range(context, context.expression());

    private static IndexSyntax Index(QmtlParser.IndexContext context) =>
        context.RANGE() is null ? new SingleIndexSyntax(Build(context.expression(0)), Span(context)) : Range(context, context.expression());

    private static RangeSyntax Range(ParserRuleContext context, QmtlParser.ExpressionContext[] parts) =>
        new(Build(parts[0]), Build(parts[1]), BuildOptional(parts.ElementAtOrDefault(2)), Span(context));

    private static ExpressionSyntax Conjunction(QmtlParser.ConjunctionContext context) => Chain(context, context.comparison(), Comparison);

    private static ExpressionSyntax Comparison(QmtlParser.ComparisonContext context) => Chain(context, context.sum(), Sum);

    private static ExpressionSyntax Sum(QmtlParser.SumContext context) => Chain(context, context.product(), Product);

    private static ExpressionSyntax Product(QmtlParser.ProductContext context) => Chain(context, context.factor(), Factor);

    /// <summary>Operands with operators between them, taken from left to right.</summary>
    private static ExpressionSyntax Chain<T>(ParserRuleContext context, T[] operands, Func<T, ExpressionSyntax> build)
        where T : ParserRuleContext
    {
        var result = build(operands[0]);
        for (var i = 1; i < operands.Length; i++)
        {
            var operation = ((ITerminalNode)context.GetChild((2 * i) - 1)).Symbol.Type;
            result = new BinarySyntax(Operator(operation), result, build(operands[i]), Span(operands[0]).To(Span(operands[i])));
        }

        return result;
    }

    private static BinaryOperator Operator(int type) => type switch
    {
        QmtlLexer.PLUS => BinaryOperator.Add,
        QmtlLexer.MINUS => BinaryOperator.Subtract,
        QmtlLexer.STAR => BinaryOperator.Multiply,
        QmtlLexer.SLASH => BinaryOperator.Divide,
        QmtlLexer.PERCENT => BinaryOperator.Remainder,
        QmtlLexer.EQUAL => BinaryOperator.Equal,
        QmtlLexer.NOT_EQUAL => BinaryOperator.NotEqual,
        QmtlLexer.LESS => BinaryOperator.Less,
        QmtlLexer.AT_MOST => BinaryOperator.AtMost,
        QmtlLexer.GREATER => BinaryOperator.Greater,
        QmtlLexer.AT_LEAST => BinaryOperator.AtLeast,
        QmtlLexer.AND => BinaryOperator.And,
        QmtlLexer.OR => BinaryOperator.Or,
        _ => throw new InvalidOperationException($"{QmtlLexer.DefaultVocabulary.GetDisplayName(type)} is not an operator."),
    };

    private static ExpressionSyntax Factor(QmtlParser.FactorContext context) => context.factor() is { } operand
        ? new UnarySyntax(context.NOT() is null ? UnaryOperator.Negate : UnaryOperator.Not, Factor(operand), Span(context))
        : Primary(context.primary());

    private static ExpressionSyntax Primary(QmtlParser.PrimaryContext context) => context switch
    {
        QmtlParser.NumberContext number => Number(number),
        QmtlParser.NamedContext named => Named(named),
        QmtlParser.GroupContext group => Build(group.expression()),
        _ => throw new InvalidOperationException($"{context.GetType().Name} is not an expression."),
    };

    private static NumberSyntax Number(QmtlParser.NumberContext context)
    {
        var text = context.GetText();
        return new NumberSyntax(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), TokenReader.IsInteger(text), Span(context));
    }

    private static ExpressionSyntax Named(QmtlParser.NamedContext context)
    {
        var name = Name(context.identifier());
        if (context.arguments() is { } arguments) return new CallSyntax(name, Arguments(arguments), Span(context));
        if (context.indices() is { } indices) return new ElementSyntax(name, Indices(indices), Span(context));
        return new ReferenceSyntax(name, Span(context));
    }
}
