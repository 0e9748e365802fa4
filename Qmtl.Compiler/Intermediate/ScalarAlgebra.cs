namespace Qmtl.Compiler.Intermediate;

/// <summary>Sums and multiples of scalars, simplified where the result is the same real number for every value of the variables.</summary>
public static class ScalarAlgebra
{
    public static Scalar Zero { get; } = new ConstantScalar(0);

    public static Scalar Constant(double value) => value == 0 ? Zero : new ConstantScalar(value);

    public static Scalar Add(Scalar left, Scalar right)
    {
        var (leftFactor, leftTerm) = Split(left);
        var (rightFactor, rightTerm) = Split(right);
        if (leftTerm is null && rightTerm is null) return Constant(leftFactor + rightFactor);
        if (left is ConstantScalar { Value: 0 }) return right;
        if (right is ConstantScalar { Value: 0 }) return left;
        if (leftTerm == rightTerm && IsFinite(leftFactor + rightFactor)) return Scale(leftFactor + rightFactor, leftTerm!);
        return rightTerm is not null && rightFactor < 0
            ? new BinaryScalar(ScalarOperator.Subtract, left, Scale(-1, right))
            : new BinaryScalar(ScalarOperator.Add, left, right);
    }

    public static Scalar Negate(Scalar scalar) => Scale(-1, scalar);

    /// <summary>The product with a constant, with at most one constant factor in front.</summary>
    public static Scalar Scale(double factor, Scalar scalar)
    {
        var (inner, term) = Split(scalar);
        var product = factor * inner;
        if (!IsFinite(product)) return new BinaryScalar(ScalarOperator.Multiply, new ConstantScalar(factor), scalar);
        if (term is null || product == 0) return Constant(product);
        if (product == 1) return term;
        if (product == -1) return new FunctionScalar(ScalarFunction.Negate, term);
        return new BinaryScalar(ScalarOperator.Multiply, new ConstantScalar(product), term);
    }

    /// <summary>The scalar with every constant part evaluated, and without operations that do nothing.</summary>
    public static Scalar Fold(Scalar scalar) => scalar switch
    {
        FunctionScalar function => Fold(function with { Operand = Fold(function.Operand) }),
        BinaryScalar binary => Fold(binary with { Left = Fold(binary.Left), Right = Fold(binary.Right) }),
        _ => scalar,
    };

    private static Scalar Fold(FunctionScalar function) => function switch
    {
        { Operand: ConstantScalar { Value: var x } } => Constant(ScalarFunctions.Evaluate(function.Function, x)),
        { Function: ScalarFunction.Negate, Operand: FunctionScalar { Function: ScalarFunction.Negate, Operand: var operand } } => operand,
        _ => function,
    };

    private static Scalar Fold(BinaryScalar binary) => binary switch
    {
        { Left: ConstantScalar a, Right: ConstantScalar b } => Constant(ScalarFunctions.Evaluate(binary.Operator, a.Value, b.Value)),
        { Operator: ScalarOperator.Add, Left: ConstantScalar { Value: 0 } } => binary.Right,
        { Operator: ScalarOperator.Add or ScalarOperator.Subtract, Right: ConstantScalar { Value: 0 } } => binary.Left,
        { Operator: ScalarOperator.Subtract, Left: ConstantScalar { Value: 0 } } => Negate(binary.Right),
        { Operator: ScalarOperator.Multiply, Left: ConstantScalar { Value: 1 } } => binary.Right,
        { Operator: ScalarOperator.Multiply, Left: ConstantScalar { Value: -1 } } => Negate(binary.Right),
        { Operator: ScalarOperator.Multiply or ScalarOperator.Divide, Right: ConstantScalar { Value: 1 } } => binary.Left,
        { Operator: ScalarOperator.Multiply or ScalarOperator.Divide, Right: ConstantScalar { Value: -1 } } => Negate(binary.Left),
        _ => binary,
    };

    /// <summary>Takes a constant factor off, as far as it can be represented; a constant is only a factor, with no term.</summary>
    private static (double Factor, Scalar? Term) Split(Scalar scalar)
    {
        var factor = 1.0;
        while (true)
        {
            switch (scalar)
            {
                case ConstantScalar constant:
                    return (factor * constant.Value, null);
                case FunctionScalar { Function: ScalarFunction.Negate } negation:
                    factor = -factor;
                    scalar = negation.Operand;
                    break;
                case BinaryScalar { Operator: ScalarOperator.Multiply, Left: ConstantScalar constant } product when IsFinite(factor * constant.Value):
                    factor *= constant.Value;
                    scalar = product.Right;
                    break;
                case BinaryScalar { Operator: ScalarOperator.Multiply, Right: ConstantScalar constant } product when IsFinite(factor * constant.Value):
                    factor *= constant.Value;
                    scalar = product.Left;
                    break;
                case BinaryScalar { Operator: ScalarOperator.Divide, Right: ConstantScalar constant } quotient when IsFinite(factor / constant.Value):
                    factor /= constant.Value;
                    scalar = quotient.Left;
                    break;
                default:
                    return (factor, scalar);
            }
        }
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
