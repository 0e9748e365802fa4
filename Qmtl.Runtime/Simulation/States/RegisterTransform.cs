using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Between the matrix of a register, as <see cref="ReductionKernel{TVector, T}"/> has it, and a number for each Pauli product of its qubits, that which
/// flips the qubits f and has the sign of the qubits s at fD + s.
/// </summary>
internal static class RegisterTransform<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes of a density matrix ρ the expectations Tr(Pρ).</summary>
    /// <param name="numbers">Shape [4ᵏ].</param>
    public static void ToExpectations(Span<TVector> numbers)
    {
        Transform(numbers);

        // What is not on the diagonal stands there twice.
        foreach (ref var number in numbers[(numbers.Length == 4 ? 2 : 4)..]) number += number;
    }

    /// <summary>Makes of coefficients c the operator Σ cP.</summary>
    /// <param name="numbers">Shape [4ᵏ].</param>
    public static void ToOperator(Span<TVector> numbers) => Transform(numbers);

    /// <summary>Sums with the signs of the products: butterflies, which are their own transposes.</summary>
    private static void Transform(Span<TVector> numbers)
    {
        ref var n = ref MemoryMarshal.GetReference(numbers);
        Cross(ref n, 0, 1);
        if (numbers.Length == 4) return;
        Cross(ref n, 2, 3);
        Cross(ref n, 0, 2);
        Cross(ref n, 1, 3);
        Cross(ref n, 4, 6);
        Cross(ref n, 5, 7);
        Cross(ref n, 8, 9);
        Cross(ref n, 10, 11);
        Cross(ref n, 12, 15);
        (Unsafe.Add(ref n, 13), Unsafe.Add(ref n, 14)) =
            (Unsafe.Add(ref n, 14) - Unsafe.Add(ref n, 13), Unsafe.Add(ref n, 14) + Unsafe.Add(ref n, 13));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cross(ref TVector n, int i, int j) =>
        (Unsafe.Add(ref n, i), Unsafe.Add(ref n, j)) = (Unsafe.Add(ref n, i) + Unsafe.Add(ref n, j), Unsafe.Add(ref n, i) - Unsafe.Add(ref n, j));
}
