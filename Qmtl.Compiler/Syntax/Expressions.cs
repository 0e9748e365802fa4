using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A number; <paramref name="IsInteger"/> where it is written without point and exponent.</summary>
public sealed record NumberSyntax(double Value, bool IsInteger, TextSpan Span) : ExpressionSyntax(Span);

public sealed record ReferenceSyntax(NameSyntax Name, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>name[indices]</c>.</summary>
public sealed record ElementSyntax(NameSyntax Name, EquatableArray<IndexSyntax> Indices, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>name(arguments)</c>: a function, or an observable such as <c>z(q[0])</c>.</summary>
public sealed record CallSyntax(NameSyntax Name, EquatableArray<ExpressionSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);

public enum UnaryOperator
{
    Negate,
    Not,
}

public sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

public enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    And,
    Or,
}

public sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>What stands between brackets: one index, or a range.</summary>
public abstract record IndexSyntax(TextSpan Span) : SyntaxNode(Span);

public sealed record SingleIndexSyntax(ExpressionSyntax Value, TextSpan Span) : IndexSyntax(Span);

/// <summary><c>from..to step n</c>: from <paramref name="From"/> up to, not including, <paramref name="To"/>; a null step is 1.</summary>
public sealed record RangeSyntax(ExpressionSyntax From, ExpressionSyntax To, ExpressionSyntax? Step, TextSpan Span) : IndexSyntax(Span);
