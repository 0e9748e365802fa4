using System.Globalization;

namespace Qmtl.Compiler.Syntax;

/// <summary>Prints expressions and indices as nodes of a tree.</summary>
internal static class ExpressionPrinter
{
    public static void Print(SyntaxTree tree, EquatableArray<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions) Print(tree, expression);
    }

    public static void PrintOptional(SyntaxTree tree, ExpressionSyntax? expression)
    {
        if (expression is not null) Print(tree, expression);
    }

    public static void Print(SyntaxTree tree, ExpressionSyntax expression)
    {
        switch (expression)
        {
            case NumberSyntax number:
                var kind = number.IsInteger ? "integer" : "real";
                tree.Add($"{kind} {number.Value.ToString("R", CultureInfo.InvariantCulture)}", number);
                break;
            case ReferenceSyntax reference:
                tree.Add($"name {reference.Name.Text}", reference);
                break;
            case ElementSyntax element:
                tree.Add($"element {element.Name.Text}", element, () =>
                {
                    foreach (var index in element.Indices) Print(tree, index);
                });
                break;
            case CallSyntax call:
                tree.Add($"call {call.Name.Text}", call, () => Print(tree, call.Arguments));
                break;
            case UnarySyntax unary:
                tree.Add(unary.Operator == UnaryOperator.Negate ? "negate" : "not", unary, () => Print(tree, unary.Operand));
                break;
            case BinarySyntax binary:
                tree.Add(Operator(binary.Operator), binary, () =>
                {
                    Print(tree, binary.Left);
                    Print(tree, binary.Right);
                });
                break;
        }
    }

    public static void Print(SyntaxTree tree, IndexSyntax index)
    {
        switch (index)
        {
            case SingleIndexSyntax single:
                Print(tree, single.Value);
                break;
            case RangeSyntax range:
                tree.Add("range", range, () =>
                {
                    Print(tree, range.From);
                    Print(tree, range.To);
                    if (range.Step is { } step) tree.Add("step", step, () => Print(tree, step));
                });
                break;
        }
    }

    private static string Operator(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "add",
        BinaryOperator.Subtract => "subtract",
        BinaryOperator.Multiply => "multiply",
        BinaryOperator.Divide => "divide",
        BinaryOperator.Remainder => "remainder",
        BinaryOperator.Equal => "equal",
        BinaryOperator.NotEqual => "not equal",
        BinaryOperator.Less => "less",
        BinaryOperator.AtMost => "at most",
        BinaryOperator.Greater => "greater",
        BinaryOperator.AtLeast => "at least",
        BinaryOperator.And => "and",
        _ => "or",
    };
}
