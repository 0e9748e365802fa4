using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates conditions, which are true or false when the model is compiled.</summary>
internal sealed class ConditionLowering(LoweringSession session, ExpressionLowering expressions)
{
    public static bool IsCondition(BinaryOperator operation) => operation >= BinaryOperator.Equal;

    public bool? Truth(ExpressionSyntax expression)
    {
        var value = expressions.Lower(expression);
        if (value is Quantity.Truth truth) return truth.Value;
        if (value is not null) session.Report(ShapeDiagnostics.ConditionExpected(expression.Span));
        return null;
    }

    public Quantity.Truth? Not(UnarySyntax negation) => Truth(negation.Operand) is { } value ? new Quantity.Truth(!value) : null;

    public Quantity.Truth? Lower(BinarySyntax binary) =>
        (binary.Operator is BinaryOperator.And or BinaryOperator.Or ? Join(binary) : Compare(binary)) is { } value ? new Quantity.Truth(value) : null;

    /// <summary>The right side matters only where the left one does not decide: <c>n > 0 &amp;&amp; 8 % n == 0</c>.</summary>
    private bool? Join(BinarySyntax binary) =>
        Truth(binary.Left) is not { } left ? null
        : left == (binary.Operator == BinaryOperator.Or) ? left
        : Truth(binary.Right);

    private bool? Compare(BinarySyntax binary)
    {
        var left = expressions.Real(binary.Left, "a side of a comparison");
        var right = expressions.Real(binary.Right, "a side of a comparison");
        if (left is not { } a || right is not { } b) return null;
        return binary.Operator switch
        {
            BinaryOperator.Equal => a == b,
            BinaryOperator.NotEqual => a != b,
            BinaryOperator.Less => a < b,
            BinaryOperator.AtMost => a <= b,
            BinaryOperator.Greater => a > b,
            _ => a >= b,
        };
    }
}
