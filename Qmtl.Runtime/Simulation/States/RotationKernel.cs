using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Applies and undoes one <see cref="PauliRotation"/>.</summary>
internal static class RotationKernel<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostTerms = 1024;

    /// <summary>Applies exp(−iφP) to a block of a state.</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="block">Those that are turned.</param>
    /// <param name="rotation">P.</param>
    /// <param name="angle">φ.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(Span<TVector> state, StateBlock block, PauliRotation rotation, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (flip, sign) = (SliceIndex.Within(rotation.Flip, state.Length), rotation.Sign);
        var order = TVector.Order(SliceIndex.Slice(rotation.Flip, state.Length));
        var (cosine, sine) = (angle.Cosine, TVector.Alternate(angle.Sine, SliceIndex.Slice(sign, state.Length)));
        Span<TVector> sines = rotation.Origin == 0 ? [sine, -sine] : [-sine, sine];
        if (IsAmongSlices(rotation, state.Length))
        {
            for (var j = block.First; j < block.First + block.Length; j += 2)
            {
                var parity = Parity.Of(j & sign);
                ref var re = ref Unsafe.Add(ref psi, j);
                ref var im = ref Unsafe.Add(ref re, 1);
                var (a, b) = flip == 0 ? (re, im) : (im, re);
                re = TVector.MultiplySubtract(sines[parity], TVector.Permute(a, order), cosine * re);
                im = TVector.MultiplySubtract(sines[parity ^ (sign & 1)], TVector.Permute(b, order), cosine * im);
            }

            return;
        }

        foreach (var j in Cosets.Of(block, flip))
            Turn(ref Unsafe.Add(ref psi, j), ref Unsafe.Add(ref psi, j ^ flip), order, cosine, sines[Parity.Of(j & sign)]);
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and on the adjoint state λ, and gives 2 Im⟨λ|P|ψ⟩, the derivative of ⟨ψ|O|ψ⟩ for λ = Oψ
    /// with respect to φ (Jones and Gacon, arXiv 2009.02823). P commutes with the rotation, so the states after it serve.
    /// </summary>
    /// <param name="state">ψ after the rotation; before it on return.</param>
    /// <param name="adjoint">λ after the rotation; before it on return.</param>
    /// <param name="block">Their numbers that are turned; the others contribute nothing.</param>
    /// <param name="rotation">P.</param>
    /// <param name="angle">φ.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Undo(Span<TVector> state, Span<TVector> adjoint, StateBlock block, PauliRotation rotation, in SampleAngle<TVector> angle)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (flip, sign) = (SliceIndex.Within(rotation.Flip, state.Length), rotation.Sign);
        var order = TVector.Order(SliceIndex.Slice(rotation.Flip, state.Length));
        var sliceSign = SliceIndex.Slice(sign, state.Length);
        var (cosine, sine) = (angle.Cosine, TVector.Alternate(angle.Sine, sliceSign));
        Span<TVector> sines = rotation.Origin == 0 ? [-sine, sine] : [sine, -sine];
        Span<TVector> sums = [default, default];
        var (total, terms) = (default(TVector), 0);
        if (IsAmongSlices(rotation, state.Length))
        {
            var sum = default(TVector);
            Span<TVector> ones = [TVector.Create(-T.One), TVector.Create(T.One)];
            for (var j = block.First; j < block.First + block.Length; j += 2)
            {
                if (++terms == MostTerms) (total, sum, terms) = (total + sum, default, 0);
                var parity = Parity.Of(j & sign);
                ref var psiRe = ref Unsafe.Add(ref psi, j);
                ref var psiIm = ref Unsafe.Add(ref psiRe, 1);
                ref var lambdaRe = ref Unsafe.Add(ref lambda, j);
                ref var lambdaIm = ref Unsafe.Add(ref lambdaRe, 1);
                var (psiA, psiB) = flip == 0 ? (psiRe, psiIm) : (psiIm, psiRe);
                var (lambdaA, lambdaB) = flip == 0 ? (lambdaRe, lambdaIm) : (lambdaIm, lambdaRe);
                (psiA, psiB) = (TVector.Permute(psiA, order), TVector.Permute(psiB, order));
                (lambdaA, lambdaB) = (TVector.Permute(lambdaA, order), TVector.Permute(lambdaB, order));
                sum = TVector.MultiplyAdd(ones[parity] * lambdaRe, psiA, sum);
                sum = TVector.MultiplyAdd(ones[parity ^ (sign & 1)] * lambdaIm, psiB, sum);
                var (ofRe, ofIm) = (sines[parity], sines[parity ^ (sign & 1)]);
                psiRe = TVector.MultiplySubtract(ofRe, psiA, cosine * psiRe);
                psiIm = TVector.MultiplySubtract(ofIm, psiB, cosine * psiIm);
                lambdaRe = TVector.MultiplySubtract(ofRe, lambdaA, cosine * lambdaRe);
                lambdaIm = TVector.MultiplySubtract(ofIm, lambdaB, cosine * lambdaIm);
            }

            total += sum;
        }
        else
        {
            foreach (var j in Cosets.Of(block, flip))
            {
                // In single precision, one long sum of a large state would lose the last digits of its terms.
                if (++terms == MostTerms)
                {
                    (total, terms) = (total + (sums[0] - sums[1]), 0);
                    sums.Clear();
                }

                ref var psiA = ref Unsafe.Add(ref psi, j);
                ref var psiB = ref Unsafe.Add(ref psi, j ^ flip);
                ref var lambdaA = ref Unsafe.Add(ref lambda, j);
                ref var lambdaB = ref Unsafe.Add(ref lambda, j ^ flip);
                var parity = Parity.Of(j & sign);
                sums[parity] = TVector.MultiplyAdd(
                    TVector.Permute(lambdaB, order), psiA, TVector.MultiplySubtract(lambdaA, TVector.Permute(psiB, order), sums[parity]));
                Turn(ref psiA, ref psiB, order, cosine, sines[parity]);
                Turn(ref lambdaA, ref lambdaB, order, cosine, sines[parity]);
            }
        }

        total = TVector.Fold(TVector.Alternate(total + (sums[0] - sums[1]), sliceSign));
        return rotation.Origin == 0 ? total + total : -(total + total);
    }

    /// <summary>Whether each vector is turned with itself, or the two parts of an amplitude with each other, because what is flipped is the slice.</summary>
    private static bool IsAmongSlices(PauliRotation rotation, int length) =>
        TVector.IsSliced && SliceIndex.Slice(rotation.Flip, length) != 0 && SliceIndex.Within(rotation.Flip, length) <= 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref TVector first, ref TVector second, TVector order, TVector cosine, TVector sine)
    {
        var (a, b) = (first, TVector.Permute(second, order));
        first = TVector.MultiplySubtract(sine, b, cosine * a);
        second = TVector.Permute(TVector.MultiplyAdd(sine, a, cosine * b), order);
    }
}
