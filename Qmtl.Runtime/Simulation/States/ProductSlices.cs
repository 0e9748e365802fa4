using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>The product of the states of those qubits whose bits of an index choose a slice: a number for each slice.</summary>
internal static class ProductSlices<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplies a state by the product.</summary>
    /// <param name="state">Two numbers for each amplitude, the same in all slices; those of the slices on return.</param>
    /// <param name="qubits">The four real numbers of each qubit.</param>
    public static void Multiply(Span<TVector> state, ReadOnlySpan<TVector> qubits)
    {
        var (re, im) = Product(qubits, without: -1);
        for (var i = 0; i < state.Length; i += 2) Amplitude<TVector, T>.Read(ref state[i]).Times(re, im).Write(ref state[i]);
    }

    /// <summary>Of λ for the product of a state and that of the qubits, makes λ for the state, and gives that for the product of the qubits.</summary>
    /// <param name="lambda">λ of every slice; that for the state on return, the same in all slices.</param>
    /// <param name="state">The state, the same in all slices.</param>
    /// <param name="qubits">The four real numbers of each qubit.</param>
    public static Amplitude<TVector, T> Contract(Span<TVector> lambda, Span<TVector> state, ReadOnlySpan<TVector> qubits)
    {
        var (re, im) = Product(qubits, without: -1);
        var sum = default(Amplitude<TVector, T>);
        for (var i = 0; i < lambda.Length; i += 2)
        {
            var own = Amplitude<TVector, T>.Read(ref lambda[i]);
            sum = sum.AddConjugate(state[i], state[i + 1], own);
            default(Amplitude<TVector, T>).AddConjugate(re, im, own).Fold().Write(ref lambda[i]);
        }

        return sum;
    }

    /// <summary>Of λ for the product of the qubits, makes that for one of them.</summary>
    /// <param name="lambda">λ of every slice.</param>
    /// <param name="qubits">The four real numbers of each qubit.</param>
    /// <param name="qubit">Which qubit.</param>
    /// <param name="ofQubit">Shape [4]; written.</param>
    public static void Contract(Amplitude<TVector, T> lambda, ReadOnlySpan<TVector> qubits, int qubit, Span<TVector> ofQubit)
    {
        var (re, im) = Product(qubits, qubit);
        var own = default(Amplitude<TVector, T>).AddConjugate(re, im, lambda);
        var (zero, one) = Values(qubit);
        own.Times(zero).Fold().Write(ref ofQubit[0]);
        own.Times(one).Fold().Write(ref ofQubit[2]);
    }

    private static (TVector Re, TVector Im) Product(ReadOnlySpan<TVector> qubits, int without)
    {
        var (re, im) = (TVector.Create(T.One), default(TVector));
        for (var q = 0; q < qubits.Length / ProductPass.NumbersOfQubit; q++)
        {
            if (q == without) continue;
            var (zero, one) = Values(q);
            var own = qubits.Slice(ProductPass.NumbersOfQubit * q, ProductPass.NumbersOfQubit);
            var (ownRe, ownIm) = ((zero * own[0]) + (one * own[2]), (zero * own[1]) + (one * own[3]));
            (re, im) = (TVector.MultiplySubtract(ownIm, im, ownRe * re), TVector.MultiplyAdd(ownIm, re, ownRe * im));
        }

        return (re, im);
    }

    /// <summary>1 in slices where a qubit is 0, and in those where it is 1.</summary>
    private static (TVector Zero, TVector One) Values(int qubit)
    {
        var (one, half) = (TVector.Create(T.One), TVector.Create(T.One / (T.One + T.One)));
        var sign = TVector.Alternate(one, 1 << qubit);
        return (half * (one + sign), half * (one - sign));
    }
}
