using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>What an expression stands for in one instance of a model.</summary>
internal abstract record Quantity
{
    private Quantity()
    {
    }

    public static Scalar Integer(double value) => new(new ConstantScalar(value), IsInteger: true);

    /// <summary>One number; <paramref name="IsInteger"/> for compile-time numbers computed from integers.</summary>
    public sealed record Scalar(Intermediate.Scalar Value, bool IsInteger = false) : Quantity;

    public sealed record Vector(Intermediate.Scalar[] Elements) : Quantity;

    /// <summary>A compile-time condition.</summary>
    public sealed record Truth(bool Value) : Quantity;

    /// <summary>A weight of two or more dimensions, or a part of one, in the parameter vector.</summary>
    public sealed record Tensor(Selection Selection) : Quantity
    {
        public int[] Shape => Selection.Shape;
    }

    /// <summary>Qubits of the model.</summary>
    /// <param name="Places">Where they are in the register they were picked from, for messages.</param>
    /// <param name="IsSingle">Whether they were given as one qubit, which pairs with registers of any size.</param>
    public sealed record Qubits(int[] Indices, int[] Places, bool IsSingle) : Quantity
    {
        /// <summary>A register of its own.</summary>
        public static Qubits Register(int[] indices, bool isSingle = false) => new(indices, [.. Enumerable.Range(0, indices.Length)], isSingle);
    }

    public sealed record Observable(ObservableSum Sum) : Quantity;

    public sealed record Observables(ObservableSum[] Elements) : Quantity;
}
