using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Scalars as C# expressions over vectors of samples.</summary>
internal static class ScalarCode
{
    private const string Lanes = "global::Qmtl.Simulation.Lanes";
    private const string Vector = "global::System.Runtime.Intrinsics.Vector512";

    public static string Of(Scalar scalar) => scalar switch
    {
        ConstantScalar c => $"{Lanes}.Constant<T>({CSharpText.Literal(c.Value)})",
        ValueScalar v => $"values[{Index(v.Index, v.Moves)}]",
        ParameterScalar p => $"{Vector}.Create(parameters[{Index(p.Index, p.Moves)}])",
        FunctionScalar { Function: ScalarFunction.Negate } f => $"(-{Of(f.Operand)})",
        FunctionScalar f => $"{Lanes}.{f.Function}({Of(f.Operand)})",
        BinaryScalar b => $"({Of(b.Left)} {Symbol(b.Operator)} {Of(b.Right)})",
        _ => throw new InvalidOperationException($"No code is known for {scalar}."),
    };

    /// <summary>The statements that carry the derivative <c>d</c> of a scalar back to everything it depends on.</summary>
    /// <param name="result">Where the scalar's own value stands, which derivatives such as that of tanh can use; null where it is not kept.</param>
    public static IEnumerable<string> Adjoint(Scalar scalar, ValueScalar? result = null)
    {
        foreach (var leaf in Derivative.Leaves(scalar))
        {
            var derivative = Derivative.Of(scalar, leaf);
            if (result is not null) derivative = Derivative.Substitute(derivative, scalar, result);
            var factor = derivative is ConstantScalar { Value: 1 } ? "d" : $"d * {Of(derivative)}";
            yield return leaf is ParameterScalar p
                ? $"gradient[{Index(p.Index, p.Moves)}] += {Vector}.Sum({factor});"
                : $"valueGradients[{Index(((ValueScalar)leaf).Index, ((ValueScalar)leaf).Moves)}] += {factor};";
        }
    }

    private static string Index(int index, bool moves) => FormattableString.Invariant(moves ? (FormattableString)$"{index} + i" : $"{index}");

    private static string Symbol(ScalarOperator op) => op switch
    {
        ScalarOperator.Add => "+",
        ScalarOperator.Subtract => "-",
        ScalarOperator.Multiply => "*",
        _ => "/",
    };
}
