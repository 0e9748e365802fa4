namespace Qmtl.Compiler.Intermediate;

/// <summary>Writes a <see cref="Scalar"/> as an infix expression, with the parentheses that keep the order of evaluation.</summary>
/// <remarks>What a constant, a value, a parameter and a function look like is for the notation to say.</remarks>
public abstract class ScalarNotation
{
    /// <summary>How tightly the outermost operator of a text binds.</summary>
    protected enum Binding
    {
        Sum,
        Product,
        Sign,
        Atom,
    }

    /// <summary>A written expression and how tightly it binds.</summary>
    protected readonly record struct Written(string Text, Binding Binding);

    protected virtual string TimesSign => " * ";

    protected virtual string DivisionSign => " / ";

    public string Write(Scalar scalar) => Visit(scalar).Text;

    protected abstract Written Constant(double value);

    protected abstract Written Value(ValueScalar value);

    protected abstract Written Parameter(ParameterScalar parameter);

    /// <summary>A call of an elementary function.</summary>
    protected virtual Written Call(FunctionScalar call) =>
        new(ScalarFunctions.GetName(call.Function) + "(" + Write(call.Operand) + ")", Binding.Atom);

    protected virtual Written Visit(Scalar scalar) => scalar switch
    {
        ConstantScalar constant => Constant(constant.Value),
        ValueScalar value => Value(value),
        ParameterScalar parameter => Parameter(parameter),
        FunctionScalar { Function: ScalarFunction.Negate } negation => new("-" + Grouped(Visit(negation.Operand), Binding.Atom), Binding.Sign),
        FunctionScalar call => Call(call),
        BinaryScalar binary => Infix(binary),
        _ => throw new ArgumentOutOfRangeException(nameof(scalar)),
    };

    private Written Infix(BinaryScalar binary)
    {
        var binding = binary.Operator is ScalarOperator.Add or ScalarOperator.Subtract ? Binding.Sum : Binding.Product;
        var sign = binary.Operator switch
        {
            ScalarOperator.Add => " + ",
            ScalarOperator.Subtract => " - ",
            ScalarOperator.Multiply => TimesSign,
            _ => DivisionSign,
        };

        // On the right, an operator of the same rank would be evaluated too late, and a sign would stand beside the operator.
        var right = Visit(binary.Right);
        var bare = right.Binding == Binding.Atom || (right.Binding > binding && right.Text[0] != '-');
        return new(Grouped(Visit(binary.Left), binding) + sign + (bare ? right.Text : "(" + right.Text + ")"), binding);
    }

    private static string Grouped(Written written, Binding atLeast) => written.Binding >= atLeast ? written.Text : "(" + written.Text + ")";
}
