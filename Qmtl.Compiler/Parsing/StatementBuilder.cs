using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using static Qmtl.Compiler.Parsing.ExpressionBuilder;
using static Qmtl.Compiler.Parsing.TreeReader;

namespace Qmtl.Compiler.Parsing;

/// <summary>Parse tree to statements.</summary>
internal static class StatementBuilder
{
    public static EquatableArray<StatementSyntax> Body(QmtlParser.BlockContext context) =>
        Intact(context.statement()).Select(s => Statement((ParserRuleContext)s.GetChild(0))).ToEquatableArray();

    public static StatementSyntax Statement(ParserRuleContext context) => context switch
    {
        QmtlParser.ConstantContext constant => new ConstantSyntax(Name(constant.identifier()), Build(constant.expression()), Span(context)),
        QmtlParser.LetContext let => new LetSyntax(Name(let.identifier()), Build(let.expression()), Span(context)),
        QmtlParser.WeightContext weight => Weight(weight),
        QmtlParser.ForContext loop => new ForSyntax(Name(loop.identifier()), Range(loop.range()), Body(loop.block()), Span(context)),
        QmtlParser.IfContext condition => If(condition),
        QmtlParser.ObservableContext observable => new ObservableSyntax(Name(observable.identifier()), Build(observable.expression()), Span(context)),
        QmtlParser.ChannelContext channel => new ChannelSyntax(
            Name(channel.identifier()), Arguments(channel.arguments()), channel.operand().Select(Operand).ToEquatableArray(), Span(context)),
        QmtlParser.EntangleContext entangle => Entangle(entangle),
        QmtlParser.OperationContext operation => Operation(operation),
        QmtlParser.LogitsContext logits => new LogitsSyntax(Build(logits.expression()), Span(context)),
        _ => throw new InvalidOperationException($"{context.GetType().Name} is not a statement."),
    };

    private static WeightSyntax Weight(QmtlParser.WeightContext context)
    {
        var initializer = context.initializer() is { } i ? new InitializerSyntax(Name(i.identifier()), Arguments(i.arguments()), Span(i)) : null;
        var shape = context.shape() is { } s ? s.expression().Select(Build).ToEquatableArray() : [];
        return new WeightSyntax(Name(context.identifier()), shape, initializer, Span(context));
    }

    private static IfSyntax If(QmtlParser.IfContext context)
    {
        var first = new BranchSyntax(Build(context.expression()), Body(context.block()), Span(context.expression()).To(Span(context.block())));
        var others = Intact(context.otherwise()).Select(o => new BranchSyntax(BuildOptional(o.expression()), Body(o.block()), Span(o)));
        return new IfSyntax(others.Prepend(first).ToEquatableArray(), Span(context));
    }

    private static EntangleSyntax Entangle(QmtlParser.EntangleContext context) =>
        new(Pattern(context.pattern()), Name(context.identifier()), Arguments(context.arguments()), Operand(context.operand()), Span(context));

    private static EntanglePattern Pattern(QmtlParser.PatternContext context) => context.Start.Type switch
    {
        QmtlLexer.LINEAR => EntanglePattern.Linear,
        QmtlLexer.RING => EntanglePattern.Ring,
        QmtlLexer.BRICK => EntanglePattern.Brick,
        _ => EntanglePattern.All,
    };

    private static StatementSyntax Operation(QmtlParser.OperationContext context)
    {
        var name = Name(context.identifier(0));
        var arguments = Arguments(context.arguments());
        var operands = context.operand().Select(Operand).ToEquatableArray();
        var isInverse = context.INVERSE() is not null;
        if (context.ON() is null) return new GateSyntax(name, arguments, operands, isInverse, Span(context));
        var label = context.AS() is null ? null : Name(context.identifier(1));
        return new ApplicationSyntax(name, arguments, label, operands[0], isInverse, Span(context));
    }

    private static OperandSyntax Operand(QmtlParser.OperandContext context) =>
        new(Name(context.identifier()), Indices(context.indices()), Span(context));
}
