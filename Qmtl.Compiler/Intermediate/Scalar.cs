namespace Qmtl.Compiler.Intermediate;

/// <summary>A real number computed per sample: the angle of a gate, an element of a <c>let</c>, a logit.</summary>
public abstract record Scalar;

public sealed record ConstantScalar(double Value) : Scalar;

/// <summary>An element of the value vector. In a <see cref="MapIr"/>, one that <paramref name="Moves"/> is read at <paramref name="Index"/> + i.</summary>
public sealed record ValueScalar(int Index, bool Moves = false) : Scalar;

/// <summary>An element of the flat parameter vector, moving like a <see cref="ValueScalar"/>.</summary>
public sealed record ParameterScalar(int Index, bool Moves = false) : Scalar;

public enum ScalarFunction
{
    Negate,
    Sin,
    Cos,
    Arctan,
    Exp,
    Sigmoid,
    Tanh,
    Relu,

    /// <summary>1 where the operand is positive, else 0: the derivative of <see cref="Relu"/>. Not in the language.</summary>
    Step,
}

public sealed record FunctionScalar(ScalarFunction Function, Scalar Operand) : Scalar;

public enum ScalarOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

public sealed record BinaryScalar(ScalarOperator Operator, Scalar Left, Scalar Right) : Scalar;
