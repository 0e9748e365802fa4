using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

public static class ScalarEvaluation
{
    public static double Evaluate(Scalar scalar, double[] values, double[] parameters, int element = 0)
    {
        return scalar switch
        {
            ConstantScalar constant => constant.Value,
            ValueScalar value => values[value.Index + (value.Moves ? element : 0)],
            ParameterScalar parameter => parameters[parameter.Index + (parameter.Moves ? element : 0)],
            FunctionScalar { Function: ScalarFunction.Negate } f => -Of(f.Operand),
            FunctionScalar { Function: ScalarFunction.Sin } f => Math.Sin(Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Cos } f => Math.Cos(Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Arctan } f => Math.Atan(Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Exp } f => Math.Exp(Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Sigmoid } f => 1 / (1 + Math.Exp(-Of(f.Operand))),
            FunctionScalar { Function: ScalarFunction.Tanh } f => Math.Tanh(Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Relu } f => Math.Max(0, Of(f.Operand)),
            FunctionScalar { Function: ScalarFunction.Step } f => Of(f.Operand) > 0 ? 1 : 0,
            BinaryScalar { Operator: ScalarOperator.Add } b => Of(b.Left) + Of(b.Right),
            BinaryScalar { Operator: ScalarOperator.Subtract } b => Of(b.Left) - Of(b.Right),
            BinaryScalar { Operator: ScalarOperator.Multiply } b => Of(b.Left) * Of(b.Right),
            BinaryScalar { Operator: ScalarOperator.Divide } b => Of(b.Left) / Of(b.Right),
            _ => throw new ArgumentOutOfRangeException(nameof(scalar)),
        };

        double Of(Scalar operand) => Evaluate(operand, values, parameters, element);
    }
}
