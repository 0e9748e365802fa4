using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>Measures any Pauli product, which maps |i⟩ to i^turns · (−1)^parity(i &amp; sign) |i ^ flip⟩.</summary>
internal static class ObservableKernel<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>⟨ψ|P|ψ⟩.</summary>
    /// <param name="state">ψ, two real numbers for each amplitude.</param>
    /// <param name="product">P.</param>
    public static TVector Expectation(ReadOnlySpan<TVector> state, PauliObservable product)
    {
        Span<TVector> sums = [default, default];
        var amplitudes = state.Length / 2;
        var flip = SliceIndex.Within(product.Flip, amplitudes);
        var order = TVector.Order(SliceIndex.Slice(product.Flip, amplitudes));
        for (var i = 0; i < amplitudes; i++)
        {
            // The pair (i, j) contributes Re(i^turns ψⱼ* ψᵢ).
            var j = i ^ flip;
            var (re, im) = (state[2 * i], state[(2 * i) + 1]);
            var (otherRe, otherIm) = (TVector.Permute(state[2 * j], order), TVector.Permute(state[(2 * j) + 1], order));
            ref var sum = ref sums[Parity.Of(i & product.Sign)];
            sum = (product.Turns & 1) == 0
                ? TVector.MultiplyAdd(otherRe, re, TVector.MultiplyAdd(otherIm, im, sum))
                : TVector.MultiplyAdd(otherIm, re, TVector.MultiplySubtract(otherRe, im, sum));
        }

        var total = product.Turns < 2 ? sums[0] - sums[1] : sums[1] - sums[0];
        return TVector.Fold(TVector.Alternate(total, SliceIndex.Slice(product.Sign, amplitudes)));
    }

    /// <summary>Adds weight · Pψ to the adjoint state.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="adjoint">Added to.</param>
    /// <param name="product">P.</param>
    /// <param name="weight">The derivative with respect to the expectation of P.</param>
    public static void Add(ReadOnlySpan<TVector> state, Span<TVector> adjoint, PauliObservable product, TVector weight)
    {
        var amplitudes = state.Length / 2;
        var flip = SliceIndex.Within(product.Flip, amplitudes);
        var order = TVector.Order(SliceIndex.Slice(product.Flip, amplitudes));
        weight = TVector.Alternate(product.Turns >= 2 ? -weight : weight, SliceIndex.Slice(product.Sign, amplitudes));
        weight = TVector.Permute(weight, order);
        Span<TVector> weights = [weight, -weight];
        for (var i = 0; i < amplitudes; i++)
        {
            var j = i ^ flip;
            var factor = weights[Parity.Of(i & product.Sign)];
            var (re, im) = (TVector.Permute(state[2 * i], order), TVector.Permute(state[(2 * i) + 1], order));
            ref var otherRe = ref adjoint[2 * j];
            ref var otherIm = ref adjoint[(2 * j) + 1];
            if ((product.Turns & 1) == 0)
            {
                otherRe = TVector.MultiplyAdd(factor, re, otherRe);
                otherIm = TVector.MultiplyAdd(factor, im, otherIm);
            }
            else
            {
                otherRe = TVector.MultiplySubtract(factor, im, otherRe);
                otherIm = TVector.MultiplyAdd(factor, re, otherIm);
            }
        }
    }
}
