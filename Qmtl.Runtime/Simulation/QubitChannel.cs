using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// A noise channel of one qubit, whose Pauli operators X and Z are products in a frame: ⟨X⟩, ⟨Y⟩ and ⟨Z⟩ are multiplied by factors, and a shift
/// is added to ⟨Z⟩ (Nielsen and Chuang, Quantum Computation and Quantum Information, section 8.3).
/// </summary>
/// <param name="flipX">The bits that X flips.</param>
/// <param name="signX">The bits whose parity is the sign of X.</param>
/// <param name="flipZ">The bits that Z flips.</param>
/// <param name="signZ">The bits whose parity is the sign of Z.</param>
/// <param name="x">The factor of ⟨X⟩.</param>
/// <param name="y">The factor of ⟨Y⟩.</param>
/// <param name="z">The factor of ⟨Z⟩.</param>
/// <param name="shift">What is added to ⟨Z⟩.</param>
public readonly struct QubitChannel(int flipX, int signX, int flipZ, int signZ, double x, double y, double z, double shift)
{
    private const int ActsAsZ = 1;

    /// <summary>Applies the channel to a <see cref="DensityMatrix"/>.</summary>
    public void Apply<T>(Span<Vector512<T>> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (operatorX, operatorZ) = Operators(state.Length);
        Span<Vector512<T>> factors = [Vector512<T>.One, Lanes.Constant<T>(z), Lanes.Constant<T>(x), Lanes.Constant<T>(y)];
        Span<Vector512<T>> shifts = [Lanes.Constant<T>(shift), Lanes.Constant<T>(-shift)];
        for (var i = 0; i < state.Length; i++)
        {
            var action = ActionOf(i, operatorX, operatorZ);
            if (action == 0) continue;
            state[i] *= factors[action];
            if (action != ActsAsZ || shift == 0) continue;
            var rest = i ^ operatorZ.Index;
            state[i] = Lanes.MultiplyAdd(shifts[operatorZ.SignOfProduct(rest)], state[rest], state[i]);
        }
    }

    /// <summary>Undoes <see cref="Apply"/> on the state by the inverse map, which must exist, and carries the adjoint to before the channel.</summary>
    public void Undo<T>(Span<Vector512<T>> state, Span<Vector512<T>> adjoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new QubitChannel(flipX, signX, flipZ, signZ, 1 / x, 1 / y, 1 / z, -shift / z).Apply(state);
        ApplyAdjoint(adjoint);
    }

    /// <summary>Carries the adjoint of a state to before the channel: the transpose of <see cref="Apply"/>.</summary>
    public void ApplyAdjoint<T>(Span<Vector512<T>> adjoint)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (operatorX, operatorZ) = Operators(adjoint.Length);
        Span<Vector512<T>> factors = [Vector512<T>.One, Lanes.Constant<T>(z), Lanes.Constant<T>(x), Lanes.Constant<T>(y)];
        Span<Vector512<T>> shifts = [Lanes.Constant<T>(shift), Lanes.Constant<T>(-shift)];
        for (var i = 0; i < adjoint.Length; i++)
        {
            var action = ActionOf(i, operatorX, operatorZ);
            if (action == 0) continue;
            if (action == ActsAsZ && shift != 0)
            {
                var rest = i ^ operatorZ.Index;
                adjoint[rest] = Lanes.MultiplyAdd(shifts[operatorZ.SignOfProduct(rest)], adjoint[i], adjoint[rest]);
            }

            adjoint[i] *= factors[action];
        }
    }

    private (PauliProduct X, PauliProduct Z) Operators(int products) =>
        (new PauliProduct(products, flipX, signX), new PauliProduct(products, flipZ, signZ));

    /// <summary>What a product is on the qubit: 0 the identity, 1 Z, 2 X, 3 Y.</summary>
    private static int ActionOf(int index, PauliProduct x, PauliProduct z) => Parity.Of(index & x.Mask) | (Parity.Of(index & z.Mask) << 1);
}
