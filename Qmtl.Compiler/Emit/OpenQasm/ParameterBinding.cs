using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Puts numbers in the place of parameters and computes what becomes constant.</summary>
/// <param name="parameters">The flat parameter vector; null to leave parameters as they are.</param>
internal sealed class ParameterBinding(IReadOnlyList<double>? parameters)
{
    /// <summary>The circuits of a model with the numbers in their angles.</summary>
    public ModelIr Apply(ModelIr model) =>
        GateLists.RewriteGates(model, gate => gate with { Angles = gate.Angles.Select(Apply).ToEquatableArray() });

    public Scalar Apply(Scalar scalar) => scalar switch
    {
        ParameterScalar parameter when parameters is not null => new ConstantScalar(parameters[parameter.Index]),
        FunctionScalar call => Fold(call with { Operand = Apply(call.Operand) }),
        BinaryScalar binary => Fold(binary with { Left = Apply(binary.Left), Right = Apply(binary.Right) }),
        _ => scalar,
    };

    private static Scalar Fold(Scalar scalar) => scalar switch
    {
        FunctionScalar { Operand: ConstantScalar operand } call => new ConstantScalar(ScalarFunctions.Evaluate(call.Function, operand.Value)),
        BinaryScalar { Left: ConstantScalar left, Right: ConstantScalar right } binary =>
            new ConstantScalar(ScalarFunctions.Evaluate(binary.Operator, left.Value, right.Value)),
        _ => scalar,
    };
}
