using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>The rotation exp(−iφP) of <see cref="PauliRotation"/> on a <see cref="DensityMatrix"/>.</summary>
/// <remarks>
/// A product Q that commutes with P keeps its expectation. The others come in pairs of Q and i·PQ, which turn by 2φ into each other:
/// exp(iφP)·Q·exp(−iφP) = cos 2φ · Q + sin 2φ · i·PQ.
/// </remarks>
public static class DensityRotation
{
    /// <summary>Applies exp(−iφP) to a state.</summary>
    /// <param name="state">Shape [4ⁿ].</param>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    public static void Apply<T>(Span<Vector512<T>> state, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var rho = ref MemoryMarshal.GetReference(state);
        var pauli = new PauliProduct(state.Length, flip, sign);
        var (cosine2, sine2) = Double(cosine, sine);
        Span<Vector512<T>> signedSine = [sine2, -sine2];
        foreach (var i in new AnticommutingPairs(state.Length, pauli.Index, pauli.Mask))
            Turn(ref Unsafe.Add(ref rho, i), ref Unsafe.Add(ref rho, i ^ pauli.Index), cosine2, signedSine[pauli.SignOfTurn(i)]);
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and on the adjoint, and adds the derivative with respect to φ, for which the states after the
    /// rotation serve.
    /// </summary>
    /// <param name="state">The state after the rotation; before it on return.</param>
    /// <param name="adjoint">The adjoint after the rotation; before it on return.</param>
    /// <param name="flip">As in <see cref="Apply"/>.</param>
    /// <param name="sign">As in <see cref="Apply"/>.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="gradient">Added to, per lane.</param>
    public static void Undo<T>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, Vector512<T> cosine, Vector512<T> sine, ref Vector512<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var rho = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var pauli = new PauliProduct(state.Length, flip, sign);
        var (cosine2, sine2) = Double(cosine, sine);
        Span<Vector512<T>> signedSine = [-sine2, sine2];
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        foreach (var i in new AnticommutingPairs(state.Length, pauli.Index, pauli.Mask))
        {
            ref var rhoA = ref Unsafe.Add(ref rho, i);
            ref var rhoB = ref Unsafe.Add(ref rho, i ^ pauli.Index);
            ref var lambdaA = ref Unsafe.Add(ref lambda, i);
            ref var lambdaB = ref Unsafe.Add(ref lambda, i ^ pauli.Index);
            var turn = pauli.SignOfTurn(i);
            ref var sum = ref sums[turn];
            sum = Lanes.MultiplySubtract(lambdaB, rhoA, Lanes.MultiplyAdd(lambdaA, rhoB, sum));
            Turn(ref rhoA, ref rhoB, cosine2, signedSine[turn]);
            Turn(ref lambdaA, ref lambdaB, cosine2, signedSine[turn]);
        }

        var total = sums[0] - sums[1];
        gradient += total + total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (first, second) = (a, b);
        a = Lanes.MultiplyAdd(sine, second, cosine * first);
        b = Lanes.MultiplySubtract(sine, first, cosine * second);
    }

    /// <summary>cos 2φ and sin 2φ.</summary>
    private static (Vector512<T> Cosine, Vector512<T> Sine) Double<T>(Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var half = sine * cosine;
        return (Lanes.MultiplySubtract(sine, sine, cosine * cosine), half + half);
    }
}
