using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>The phase exp(iφ) on a <see cref="BasisSubset"/>: P, CP, S and T in any frame.</summary>
internal static class PhaseKernel<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplies the amplitudes of a subset by exp(iφ).</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="block">Those that are looked at.</param>
    /// <param name="subset">The basis states that take the phase.</param>
    /// <param name="angle">φ.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(Span<TVector> state, StateBlock block, BasisSubset subset, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var phases = StackVectors.Align(stackalloc TVector[(2 * BasisSubset.Combinations) + 1]);
        Fill(phases, state.Length / 2, subset, angle);
        for (var i = block.First / 2; i < (block.First + block.Length) / 2; i++)
        {
            var parities = subset.Parities(i);
            if (IsPart(parities, subset)) Turn(ref Unsafe.Add(ref psi, 2 * i), phases[2 * parities], phases[(2 * parities) + 1]);
        }
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and the adjoint state λ, and gives −2 Im⟨λ|Π|ψ⟩, with Π the projector onto the subset: the
    /// derivative of ⟨ψ|O|ψ⟩ for λ = Oψ with respect to φ.
    /// </summary>
    /// <param name="state">ψ after the phase; before it on return.</param>
    /// <param name="adjoint">λ after the phase; before it on return.</param>
    /// <param name="block">Their numbers that are looked at; the others contribute nothing.</param>
    /// <param name="subset">The basis states that took the phase.</param>
    /// <param name="angle">φ.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Undo(Span<TVector> state, Span<TVector> adjoint, StateBlock block, BasisSubset subset, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var phases = StackVectors.Align(stackalloc TVector[(2 * BasisSubset.Combinations) + 1]);
        var sums = StackVectors.Align(stackalloc TVector[BasisSubset.Combinations + 1]);
        Fill(phases, state.Length / 2, subset, angle with { Sine = -angle.Sine });
        sums.Clear();
        for (var i = block.First / 2; i < (block.First + block.Length) / 2; i++)
        {
            var parities = subset.Parities(i);
            if (!IsPart(parities, subset)) continue;
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            ref var sum = ref sums[parities];
            sum = TVector.MultiplyAdd(Unsafe.Add(ref lambda0, 1), psi0, TVector.MultiplySubtract(lambda0, Unsafe.Add(ref psi0, 1), sum));
            Turn(ref psi0, phases[2 * parities], phases[(2 * parities) + 1]);
            Turn(ref lambda0, phases[2 * parities], phases[(2 * parities) + 1]);
        }

        if (!TVector.IsSliced) return sums[subset.Values] + sums[subset.Values];
        var total = default(TVector);
        for (var parities = 0; parities < sums.Length; parities++)
            total = TVector.MultiplyAdd(subset.Members<TVector, T>(parities, state.Length / 2), sums[parities], total);
        return TVector.Fold(total + total);
    }

    /// <summary>Multiplies an amplitude, its real part and its imaginary part behind it, by cos + i · sin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(ref TVector amplitude, TVector cosine, TVector sine)
    {
        var (re, im) = (amplitude, Unsafe.Add(ref amplitude, 1));
        amplitude = TVector.MultiplySubtract(sine, im, cosine * re);
        Unsafe.Add(ref amplitude, 1) = TVector.MultiplyAdd(sine, re, cosine * im);
    }

    /// <summary>Whether any amplitude of a vector is in the subset. Of slices, some are and others are not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPart(int parities, BasisSubset subset) => TVector.IsSliced || parities == subset.Values;

    /// <summary>The cosine and the sine that amplitudes take, for all parities of their indices.</summary>
    private static void Fill(Span<TVector> phases, int length, BasisSubset subset, in SampleAngle<TVector> angle)
    {
        if (!TVector.IsSliced)
        {
            (phases[2 * subset.Values], phases[(2 * subset.Values) + 1]) = (angle.Cosine, angle.Sine);
            return;
        }

        for (var parities = 0; parities < BasisSubset.Combinations; parities++)
        {
            var members = subset.Members<TVector, T>(parities, length);
            phases[2 * parities] = TVector.MultiplyAdd(members, angle.Cosine, TVector.Create(T.One) - members);
            phases[(2 * parities) + 1] = members * angle.Sine;
        }
    }
}
