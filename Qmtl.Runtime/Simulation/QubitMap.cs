using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// Any channel of one qubit, whose Pauli operators X and Z are products in a frame: an affine map of ⟨X⟩, ⟨Y⟩ and ⟨Z⟩, Y = iXZ (Nielsen and Chuang, Quantum
/// Computation and Quantum Information, section 8.3.2).
/// </summary>
/// <param name="flipX">The bits that X flips.</param>
/// <param name="signX">The bits whose parity is the sign of X.</param>
/// <param name="flipZ">The bits that Z flips.</param>
/// <param name="signZ">The bits whose parity is the sign of Z.</param>
/// <param name="affine">Shape [3, 4]: what each of ⟨X⟩, ⟨Y⟩ and ⟨Z⟩ becomes, three factors and a shift.</param>
public readonly ref struct QubitMap(int flipX, int signX, int flipZ, int signZ, ReadOnlySpan<double> affine)
{
    private readonly int flipX = flipX;
    private readonly int signX = signX;
    private readonly int flipZ = flipZ;
    private readonly int signZ = signZ;
    private readonly ReadOnlySpan<double> affine = affine;

    /// <summary>Applies the channel to a <see cref="DensityMatrix"/>.</summary>
    public void Apply<T>(Span<Vector512<T>> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var qubit = new QubitProducts(state.Length, flipX, signX, flipZ, signZ);
        Span<Vector512<T>> numbers = stackalloc Vector512<T>[12];
        Spread(affine, numbers);
        for (var rest = 0; rest < state.Length; rest++)
        {
            if (!qubit.IsApart(rest)) continue;
            var (x, y, z) = (qubit.Read<T>(state, 0, rest), qubit.Read<T>(state, 1, rest), qubit.Read<T>(state, 2, rest));
            for (var row = 0; row < 3; row++)
            {
                var sum = Lanes.MultiplyAdd(numbers[4 * row], x, numbers[(4 * row) + 3] * state[rest]);
                qubit.Write(state, row, rest, Lanes.MultiplyAdd(numbers[(4 * row) + 2], z, Lanes.MultiplyAdd(numbers[(4 * row) + 1], y, sum)));
            }
        }
    }

    /// <summary>Undoes <see cref="Apply"/> on the state by the inverse map, which must exist, and carries the adjoint to before the channel.</summary>
    public void Undo<T>(Span<Vector512<T>> state, Span<Vector512<T>> adjoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> inverse = stackalloc double[12];
        Invert(inverse);
        new QubitMap(flipX, signX, flipZ, signZ, inverse).Apply(state);
        ApplyAdjoint(adjoint);
    }

    /// <summary>Carries the adjoint of a state to before the channel: the transpose of <see cref="Apply"/>.</summary>
    public void ApplyAdjoint<T>(Span<Vector512<T>> adjoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var qubit = new QubitProducts(adjoint.Length, flipX, signX, flipZ, signZ);
        Span<Vector512<T>> numbers = stackalloc Vector512<T>[12];
        Spread(affine, numbers);
        for (var rest = 0; rest < adjoint.Length; rest++)
        {
            if (!qubit.IsApart(rest)) continue;
            var (x, y, z) = (qubit.Read<T>(adjoint, 0, rest), qubit.Read<T>(adjoint, 1, rest), qubit.Read<T>(adjoint, 2, rest));
            for (var column = 0; column < 3; column++)
                qubit.Write(adjoint, column, rest, Lanes.MultiplyAdd(numbers[8 + column], z, Lanes.MultiplyAdd(numbers[4 + column], y, numbers[column] * x)));
            adjoint[rest] = Lanes.MultiplyAdd(numbers[11], z, Lanes.MultiplyAdd(numbers[7], y, Lanes.MultiplyAdd(numbers[3], x, adjoint[rest])));
        }
    }

    private static void Spread<T>(ReadOnlySpan<double> affine, Span<Vector512<T>> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Lanes.Constant<T>(affine[i]);
    }

    /// <summary>r = M⁻¹r' − M⁻¹t, by cofactors.</summary>
    private void Invert(Span<double> inverse)
    {
        var determinant = 0.0;
        for (var column = 0; column < 3; column++) determinant += affine[column] * Cofactor(0, column);
        for (var row = 0; row < 3; row++)
        {
            inverse[(4 * row) + 3] = 0;
            for (var column = 0; column < 3; column++)
            {
                inverse[(4 * row) + column] = Cofactor(column, row) / determinant;
                inverse[(4 * row) + 3] -= inverse[(4 * row) + column] * affine[(4 * column) + 3];
            }
        }
    }

    private double Cofactor(int row, int column)
    {
        var (a, b, c, d) = (4 * ((row + 1) % 3), 4 * ((row + 2) % 3), (column + 1) % 3, (column + 2) % 3);
        return (affine[a + c] * affine[b + d]) - (affine[a + d] * affine[b + c]);
    }
}
