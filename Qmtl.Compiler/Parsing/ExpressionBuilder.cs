using System.Globalization;
using Antlr4.Runtime.Tree;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;
using static Qmtl.Compiler.Parsing.TreeReader;

namespace Qmtl.Compiler.Parsing;

/// <summary>Parse tree to expressions. Parentheses leave no node of their own: the tree has their meaning.</summary>
internal static class ExpressionBuilder
{
    public static ExpressionSyntax Build(QmtlParser.ExpressionContext context)
    {
        var products = context.product();
        var result = Product(products[0]);
        for (var i = 1; i < products.Length; i++)
            result = Combine(result, context.GetChild((2 * i) - 1), Product(products[i]), Span(products[0]).To(Span(products[i])));
        return result;
    }

    public static ExpressionSyntax? BuildOptional(QmtlParser.ExpressionContext? context) => context is null ? null : Build(context);

    public static EquatableArray<ExpressionSyntax> Arguments(QmtlParser.ArgumentsContext? context) =>
        context is null ? [] : context.expression().Select(Build).ToEquatableArray();

    public static IndexSyntax Index(QmtlParser.IndexContext context)
    {
        var first = Build(context.expression(0));
        return context.RANGE() is null
            ? new SingleIndexSyntax(first, Span(context))
            : new RangeSyntax(first, Build(context.expression(1)), Span(context));
    }

    public static RangeSyntax Range(QmtlParser.RangeContext context) =>
        new(Build(context.expression(0)), Build(context.expression(1)), Span(context));

    private static ExpressionSyntax Product(QmtlParser.ProductContext context)
    {
        var factors = context.factor();
        var result = Factor(factors[0]);
        for (var i = 1; i < factors.Length; i++)
            result = Combine(result, context.GetChild((2 * i) - 1), Factor(factors[i]), Span(factors[0]).To(Span(factors[i])));
        return result;
    }

    private static BinarySyntax Combine(ExpressionSyntax left, IParseTree operation, ExpressionSyntax right, TextSpan span) =>
        new(Operator(((ITerminalNode)operation).Symbol.Type), left, right, span);

    private static BinaryOperator Operator(int type) => type switch
    {
        QmtlLexer.PLUS => BinaryOperator.Add,
        QmtlLexer.MINUS => BinaryOperator.Subtract,
        QmtlLexer.STAR => BinaryOperator.Multiply,
        _ => BinaryOperator.Divide,
    };

    private static ExpressionSyntax Factor(QmtlParser.FactorContext context) =>
        context.factor() is { } operand ? new NegationSyntax(Factor(operand), Span(context)) : Primary(context.primary());

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
        if (context.indices() is { } indices) return new ElementSyntax(name, indices.index().Select(Index).ToEquatableArray(), Span(context));
        return new ReferenceSyntax(name, Span(context));
    }
}
