using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>The depolarizing channel of several qubits: the expectation of every Pauli product that acts on one of them is multiplied by a factor.</summary>
public static class Depolarization
{
    /// <summary>Applies the channel to a <see cref="DensityMatrix"/>, or its transpose, which is the same, to an adjoint.</summary>
    /// <param name="state">Shape [4ⁿ].</param>
    /// <param name="operators">The bits that X flips, those whose parity is its sign, and the same of Z: four numbers for each of the qubits.</param>
    /// <param name="factor">1 − λ in the uniform convention.</param>
    public static void Apply<T>(Span<Vector512<T>> state, ReadOnlySpan<int> operators, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<int> masks = stackalloc int[operators.Length / 2];
        for (var i = 0; i < masks.Length; i++) masks[i] = new PauliProduct(state.Length, operators[2 * i], operators[(2 * i) + 1]).Mask;
        var scale = Lanes.Constant<T>(factor);
        for (var i = 0; i < state.Length; i++)
        {
            var action = 0;
            foreach (var mask in masks) action |= Parity.Of(i & mask);
            if (action != 0) state[i] *= scale;
        }
    }

    /// <summary>Undoes <see cref="Apply"/> on the state by the inverse factor, and carries the adjoint to before the channel.</summary>
    public static void Undo<T>(Span<Vector512<T>> state, Span<Vector512<T>> adjoint, ReadOnlySpan<int> operators, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Apply(state, operators, 1 / factor);
        Apply(adjoint, operators, factor);
    }
}
