using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>The phase exp(iφ) on a <see cref="BasisSubset"/>: P, CP, S and T in any frame.</summary>
internal static class PhaseKernel<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplies the amplitudes of a subset by exp(iφ).</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="subset">The basis states that take the phase.</param>
    /// <param name="angle">φ.</param>
    public static void Apply(Span<TVector> state, BasisSubset subset, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        for (var i = 0; i < state.Length / 2; i++)
        {
            if (subset.Contains(i)) Turn(ref Unsafe.Add(ref psi, 2 * i), angle.Cosine, angle.Sine);
        }
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and the adjoint state λ, and gives −2 Im⟨λ|Π|ψ⟩, with Π the projector onto the subset: the
    /// derivative of ⟨ψ|O|ψ⟩ for λ = Oψ with respect to φ.
    /// </summary>
    /// <param name="state">ψ after the phase; before it on return.</param>
    /// <param name="adjoint">λ after the phase; before it on return.</param>
    /// <param name="subset">The basis states that took the phase.</param>
    /// <param name="angle">φ.</param>
    public static TVector Undo(Span<TVector> state, Span<TVector> adjoint, BasisSubset subset, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (cosine, sine, sum) = (angle.Cosine, -angle.Sine, default(TVector));
        for (var i = 0; i < state.Length / 2; i++)
        {
            if (!subset.Contains(i)) continue;
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            sum = TVector.MultiplyAdd(Unsafe.Add(ref lambda0, 1), psi0, TVector.MultiplySubtract(lambda0, Unsafe.Add(ref psi0, 1), sum));
            Turn(ref psi0, cosine, sine);
            Turn(ref lambda0, cosine, sine);
        }

        return sum + sum;
    }

    /// <summary>Multiplies an amplitude, its real part and its imaginary part behind it, by cos + i · sin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(ref TVector amplitude, TVector cosine, TVector sine)
    {
        var (re, im) = (amplitude, Unsafe.Add(ref amplitude, 1));
        amplitude = TVector.MultiplySubtract(sine, im, cosine * re);
        Unsafe.Add(ref amplitude, 1) = TVector.MultiplyAdd(sine, re, cosine * im);
    }
}
