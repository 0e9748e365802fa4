using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// The density matrix of a circuit with noise, written as its 4ⁿ expectations Tr(ρP) of the Pauli products P of n qubits (its generalized
/// Bloch vector; Greenbaum, arXiv:1509.02921, section 3). They are real, so a state takes half of the memory of the matrix itself.
/// </summary>
/// <remarks>
/// The product at index flip + 2ⁿ · sign maps |i⟩ to (−1)^parity(i &amp; sign) |i ^ flip⟩, times the imaginary unit where parity(flip &amp; sign) is
/// odd. The expectation at index 0 is the trace. An expectation after the circuit is one of these numbers; the adjoint of a state
/// holds the derivatives with respect to them.
/// </remarks>
public static class DensityMatrix
{
    /// <summary>Sets |0…0⟩⟨0…0|: every product of Z has the expectation 1.</summary>
    public static void SetZero<T>(Span<Vector512<T>> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Clear();
        var dimension = 1 << (BitOperations.Log2((uint)state.Length) / 2);
        for (var i = 0; i < state.Length; i += dimension) state[i] = Vector512<T>.One;
    }

    /// <summary>The expectation of a Pauli product that maps |i⟩ to i^turns · (−1)^parity(i &amp; sign) |i ^ flip⟩.</summary>
    /// <param name="state">Shape [4ⁿ].</param>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    public static Vector512<T> Expectation<T>(ReadOnlySpan<Vector512<T>> state, int flip, int sign, int turns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expectation = state[new PauliProduct(state.Length, flip, sign).Index];
        return turns < 2 ? expectation : -expectation;
    }

    /// <summary>Adds weight · P to the adjoint, for the Pauli product of <see cref="Expectation"/>.</summary>
    public static void AddObservable<T>(Span<Vector512<T>> adjoint, int flip, int sign, int turns, Vector512<T> weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        adjoint[new PauliProduct(adjoint.Length, flip, sign).Index] += turns < 2 ? weight : -weight;
}
