using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Between the matrix of a register, as <see cref="ReductionKernel{TVector, T}"/> has it, and a number for each Pauli product of its qubits, indexed by
/// <see cref="PauliProduct"/>.
/// </summary>
internal static class RegisterTransform<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes of a density matrix ρ the expectations Tr(Pρ).</summary>
    /// <param name="numbers">Shape [4ᵏ].</param>
    public static void ToExpectations(Span<TVector> numbers)
    {
        Transform(numbers);

        // What is not on the diagonal stands there twice.
        var dimension = numbers.Length == 4 ? 2 : 4;
        for (var row = 0; row < numbers.Length; row += dimension)
        {
            for (var i = row + 1; i < row + dimension; i++) numbers[i] += numbers[i];
        }
    }

    /// <summary>Makes of coefficients c the operator Σ cP.</summary>
    /// <param name="numbers">Shape [4ᵏ].</param>
    public static void ToOperator(Span<TVector> numbers) => Transform(numbers);

    /// <summary>Sums with the signs of the products: butterflies, which are their own transposes.</summary>
    private static void Transform(Span<TVector> numbers)
    {
        ref var n = ref MemoryMarshal.GetReference(numbers);
        if (numbers.Length == 4)
        {
            Cross(ref n, 0, 2);
            return;
        }

        Cross(ref n, 0, 4);
        Cross(ref n, 8, 12);
        Cross(ref n, 0, 8);
        Cross(ref n, 4, 12);
        Cross(ref n, 1, 9);
        Cross(ref n, 5, 13);
        Cross(ref n, 2, 6);
        Cross(ref n, 10, 14);
        Cross(ref n, 3, 15);
        (Unsafe.Add(ref n, 7), Unsafe.Add(ref n, 11)) =
            (Unsafe.Add(ref n, 11) - Unsafe.Add(ref n, 7), Unsafe.Add(ref n, 11) + Unsafe.Add(ref n, 7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Cross(ref TVector n, int i, int j) =>
        (Unsafe.Add(ref n, i), Unsafe.Add(ref n, j)) = (Unsafe.Add(ref n, i) + Unsafe.Add(ref n, j), Unsafe.Add(ref n, i) - Unsafe.Add(ref n, j));
}
