using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Scalars as C# expressions over vectors of samples.</summary>
internal sealed class ScalarCode(ModelPlaces places) : ScalarNotation
{
    private const string Lanes = "global::Qmtl.Simulation.Lanes";
    private const string Vector = "global::System.Runtime.Intrinsics.Vector512";

    /// <summary>The statements that carry the derivative <c>d</c> of a scalar back to everything it depends on.</summary>
    /// <param name="result">Where the scalar's own value stands, which derivatives such as that of tanh can use; null where it is not kept.</param>
    public IEnumerable<string> Adjoint(Scalar scalar, ValueScalar? result = null)
    {
        foreach (var leaf in Derivative.Leaves(scalar))
        {
            var derivative = Derivative.Of(scalar, leaf);
            if (result is not null) derivative = Derivative.Substitute(derivative, scalar, result);
            var factor = derivative is ConstantScalar { Value: 1 } ? "d" : $"d * {Grouped(Visit(derivative), Binding.Sign)}";
            yield return leaf is ParameterScalar p
                ? $"gradient[{places.Parameters.At(p.Index, p.Moves)}] += {Vector}.Sum({factor});"
                : $"valueGradients[{places.Value(((ValueScalar)leaf).Index, ((ValueScalar)leaf).Moves)}] += {factor};";
        }
    }

    protected override Written Constant(double value) => Atom($"{Lanes}.Constant<T>({CSharpText.Literal(value)})");

    protected override Written Value(ValueScalar value) => Atom($"values[{places.Value(value.Index, value.Moves)}]");

    protected override Written Parameter(ParameterScalar parameter) =>
        Atom($"{Vector}.Create(parameters[{places.Parameters.At(parameter.Index, parameter.Moves)}])");

    protected override Written Call(FunctionScalar call) => Atom($"{Lanes}.{call.Function}({Write(call.Operand)})");

    private static Written Atom(string text) => new(text, Binding.Atom);
}
