using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>The state a circuit starts from, and what is measured at its end.</summary>
public static class StateVector
{
    /// <summary>Sets |0…0⟩.</summary>
    public static void SetZero<T>(Span<Vector512<T>> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Clear();
        state[0] = Vector512<T>.One;
    }

    /// <summary>The expectation ⟨ψ|P|ψ⟩ of a Pauli product that maps |i⟩ to i^turns · (−1)^parity(i &amp; sign) |i ^ flip⟩.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    public static Vector512<T> Expectation<T>(ReadOnlySpan<Vector512<T>> state, int flip, int sign, int turns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        for (var i = 0; i < state.Length / 2; i++)
        {
            // The pair (i, j) contributes Re(i^turns ψⱼ* ψᵢ).
            var j = i ^ flip;
            var (re, im, otherRe, otherIm) = (state[2 * i], state[(2 * i) + 1], state[2 * j], state[(2 * j) + 1]);
            ref var sum = ref sums[Parity.Of(i & sign)];
            sum = (turns & 1) == 0
                ? Lanes.MultiplyAdd(otherRe, re, Lanes.MultiplyAdd(otherIm, im, sum))
                : Lanes.MultiplyAdd(otherIm, re, Lanes.MultiplySubtract(otherRe, im, sum));
        }

        var total = sums[0] - sums[1];
        return turns < 2 ? total : -total;
    }

    /// <summary>Adds weight · Pψ to the adjoint state, for the Pauli product of <see cref="Expectation"/>.</summary>
    public static void AddObservable<T>(
        ReadOnlySpan<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, int turns, Vector512<T> weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (turns >= 2) weight = -weight;
        Span<Vector512<T>> weights = [weight, -weight];
        for (var i = 0; i < state.Length / 2; i++)
        {
            var j = i ^ flip;
            var factor = weights[Parity.Of(i & sign)];
            var (re, im) = (state[2 * i], state[(2 * i) + 1]);
            if ((turns & 1) == 0)
            {
                adjoint[2 * j] = Lanes.MultiplyAdd(factor, re, adjoint[2 * j]);
                adjoint[(2 * j) + 1] = Lanes.MultiplyAdd(factor, im, adjoint[(2 * j) + 1]);
            }
            else
            {
                adjoint[2 * j] = Lanes.MultiplySubtract(factor, im, adjoint[2 * j]);
                adjoint[(2 * j) + 1] = Lanes.MultiplyAdd(factor, re, adjoint[(2 * j) + 1]);
            }
        }
    }
}
