using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Builds scalars, computing what is constant and dropping what does nothing; otherwise they stay as written.</summary>
internal static class ConstantFolding
{
    public static Scalar Zero { get; } = new ConstantScalar(0);

    public static Scalar One { get; } = new ConstantScalar(1);

    public static Scalar Combine(BinaryOperator operation, Scalar left, Scalar right) => (operation, left, right) switch
    {
        (_, ConstantScalar a, ConstantScalar b) => new ConstantScalar(ScalarFunctions.Evaluate(operation, a.Value, b.Value)),
        (BinaryOperator.Add, ConstantScalar { Value: 0 }, _) => right,
        (BinaryOperator.Add or BinaryOperator.Subtract, _, ConstantScalar { Value: 0 }) => left,
        (BinaryOperator.Subtract, ConstantScalar { Value: 0 }, _) => Negate(right),
        (BinaryOperator.Multiply, ConstantScalar { Value: 1 }, _) => right,
        (BinaryOperator.Multiply or BinaryOperator.Divide, _, ConstantScalar { Value: 1 }) => left,
        _ => new BinaryScalar(operation, left, right),
    };

    public static Scalar Multiply(Scalar left, Scalar right) => Combine(BinaryOperator.Multiply, left, right);

    public static Scalar Negate(Scalar operand) => operand switch
    {
        ConstantScalar constant => new ConstantScalar(0 - constant.Value),
        FunctionScalar { Function: ScalarFunction.Negate } negation => negation.Operand,
        _ => new FunctionScalar(ScalarFunction.Negate, operand),
    };

    public static Scalar Apply(ScalarFunction function, Scalar operand) => (function, operand) switch
    {
        (ScalarFunction.Negate, _) => Negate(operand),
        (_, ConstantScalar constant) => new ConstantScalar(ScalarFunctions.Evaluate(function, constant.Value)),
        _ => new FunctionScalar(function, operand),
    };
}
