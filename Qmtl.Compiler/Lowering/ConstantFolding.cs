using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>Builds scalars, computing what is constant and dropping what does nothing; otherwise they stay as written.</summary>
internal static class ConstantFolding
{
    public static Scalar Zero { get; } = new ConstantScalar(0);

    public static Scalar One { get; } = new ConstantScalar(1);

    public static Scalar Combine(ScalarOperator operation, Scalar left, Scalar right) => (operation, left, right) switch
    {
        (_, ConstantScalar a, ConstantScalar b) => new ConstantScalar(ScalarFunctions.Evaluate(operation, a.Value, b.Value)),
        (ScalarOperator.Add, ConstantScalar { Value: 0 }, _) => right,
        (ScalarOperator.Add or ScalarOperator.Subtract, _, ConstantScalar { Value: 0 }) => left,
        (ScalarOperator.Subtract, ConstantScalar { Value: 0 }, _) => Negate(right),
        (ScalarOperator.Multiply, ConstantScalar { Value: 1 }, _) => right,
        (ScalarOperator.Multiply or ScalarOperator.Divide, _, ConstantScalar { Value: 1 }) => left,
        _ => new BinaryScalar(operation, left, right),
    };

    public static Scalar Multiply(Scalar left, Scalar right) => Combine(ScalarOperator.Multiply, left, right);

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
