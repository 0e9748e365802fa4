namespace Qmtl.Compiler.Intermediate;

/// <summary>Symbolic differentiation of scalars, with the simplifications that keep the result as short as one would write it.</summary>
public static class Derivative
{
    private static readonly ConstantScalar Zero = new(0);
    private static readonly ConstantScalar One = new(1);

    /// <summary>The values and parameters a scalar depends on, each once, in order of appearance.</summary>
    public static IReadOnlyList<Scalar> Leaves(Scalar scalar)
    {
        var leaves = new List<Scalar>();
        Collect(scalar, leaves);
        return leaves;
    }

    /// <summary>The derivative of a scalar with respect to one of its leaves.</summary>
    public static Scalar Of(Scalar scalar, Scalar leaf) => scalar switch
    {
        _ when scalar == leaf => One,
        FunctionScalar f => Times(OfFunction(f), Of(f.Operand, leaf)),
        BinaryScalar b => OfBinary(b, leaf),
        _ => Zero,
    };

    /// <summary>A scalar with every occurrence of a part replaced.</summary>
    public static Scalar Substitute(Scalar scalar, Scalar part, Scalar replacement) => scalar switch
    {
        _ when scalar == part => replacement,
        FunctionScalar f => f with { Operand = Substitute(f.Operand, part, replacement) },
        BinaryScalar b => b with { Left = Substitute(b.Left, part, replacement), Right = Substitute(b.Right, part, replacement) },
        _ => scalar,
    };

    private static Scalar OfFunction(FunctionScalar f) => f.Function switch
    {
        ScalarFunction.Negate => new ConstantScalar(-1),
        ScalarFunction.Sin => new FunctionScalar(ScalarFunction.Cos, f.Operand),
        ScalarFunction.Cos => Times(new ConstantScalar(-1), new FunctionScalar(ScalarFunction.Sin, f.Operand)),
        ScalarFunction.Arctan => Over(One, Plus(One, Times(f.Operand, f.Operand))),
        ScalarFunction.Exp => f,
        ScalarFunction.Sigmoid => Times(f, new BinaryScalar(ScalarOperator.Subtract, One, f)),
        ScalarFunction.Tanh => new BinaryScalar(ScalarOperator.Subtract, One, new BinaryScalar(ScalarOperator.Multiply, f, f)),
        ScalarFunction.Relu => new FunctionScalar(ScalarFunction.Step, f.Operand),
        ScalarFunction.Step => Zero,
        _ => throw new InvalidOperationException($"No derivative is known for {f.Function}."),
    };

    private static Scalar OfBinary(BinaryScalar b, Scalar leaf)
    {
        var (left, right) = (Of(b.Left, leaf), Of(b.Right, leaf));
        return b.Operator switch
        {
            ScalarOperator.Add => Plus(left, right),
            ScalarOperator.Subtract => Plus(left, Times(new ConstantScalar(-1), right)),
            ScalarOperator.Multiply => Plus(Times(left, b.Right), Times(b.Left, right)),
            ScalarOperator.Divide => Plus(Over(left, b.Right), Times(new ConstantScalar(-1), Times(Over(b, b.Right), right))),
            _ => throw new InvalidOperationException($"No derivative is known for {b.Operator}."),
        };
    }

    private static Scalar Plus(Scalar left, Scalar right) => (left, right) switch
    {
        (ConstantScalar { Value: 0 }, _) => right,
        (_, ConstantScalar { Value: 0 }) => left,
        (ConstantScalar a, ConstantScalar b) => new ConstantScalar(a.Value + b.Value),
        _ => new BinaryScalar(ScalarOperator.Add, left, right),
    };

    private static Scalar Times(Scalar left, Scalar right) => (left, right) switch
    {
        (ConstantScalar { Value: 0 }, _) or (_, ConstantScalar { Value: 0 }) => Zero,
        (ConstantScalar { Value: 1 }, _) => right,
        (_, ConstantScalar { Value: 1 }) => left,
        (ConstantScalar a, ConstantScalar b) => new ConstantScalar(a.Value * b.Value),
        _ => new BinaryScalar(ScalarOperator.Multiply, left, right),
    };

    private static Scalar Over(Scalar left, Scalar right) =>
        left is ConstantScalar { Value: 0 } ? Zero : new BinaryScalar(ScalarOperator.Divide, left, right);

    private static void Collect(Scalar scalar, List<Scalar> leaves)
    {
        switch (scalar)
        {
            case ValueScalar or ParameterScalar:
                if (!leaves.Contains(scalar)) leaves.Add(scalar);
                break;
            case FunctionScalar f:
                Collect(f.Operand, leaves);
                break;
            case BinaryScalar b:
                Collect(b.Left, leaves);
                Collect(b.Right, leaves);
                break;
        }
    }
}
