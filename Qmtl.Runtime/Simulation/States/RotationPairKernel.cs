using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Applies and undoes two <see cref="PauliRotation">rotations</see> in one pass over the state. They have to commute, and not to flip the
/// same bits. Fours of real numbers at j, j ^ F₁, j ^ F₂ and j ^ F₁ ^ F₂ are read, turned by both, and written.
/// </summary>
internal static class RotationPairKernel<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostTerms = 1024;

    /// <summary>Applies both.</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="first">The first rotation.</param>
    /// <param name="second">The second rotation.</param>
    /// <param name="angle1">The angle of the first.</param>
    /// <param name="angle2">The angle of the second.</param>
    public static void Apply(
        Span<TVector> state, PauliRotation first, PauliRotation second, in SampleAngle<TVector> angle1, in SampleAngle<TVector> angle2)
    {
        if (first.Crosses(second)) Apply<Crossing>(state, first, second, angle1, angle2);
        else Apply<Apart>(state, first, second, angle1, angle2);
    }

    /// <summary>Undoes both on ψ and λ, and gives the derivatives, as <see cref="RotationKernel{TVector, T}.Undo"/>.</summary>
    /// <param name="state">ψ after the rotations; before them on return.</param>
    /// <param name="adjoint">λ after the rotations; before them on return.</param>
    /// <param name="first">The first rotation.</param>
    /// <param name="second">The second rotation.</param>
    /// <param name="angle1">The angle of the first.</param>
    /// <param name="angle2">The angle of the second.</param>
    public static (TVector First, TVector Second) Undo(
        Span<TVector> state,
        Span<TVector> adjoint,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2) =>
        first.Crosses(second)
            ? Undo<Crossing>(state, adjoint, first, second, angle1, angle2)
            : Undo<Apart>(state, adjoint, first, second, angle1, angle2);

    private static void Apply<TCross>(
        Span<TVector> state, PauliRotation first, PauliRotation second, in SampleAngle<TVector> angle1, in SampleAngle<TVector> angle2)
        where TCross : struct, ICross
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (flip1, flip2, sign1, sign2) = (first.Flip, second.Flip, first.Sign, second.Sign);
        var (cosine1, cosine2) = (angle1.Cosine, angle2.Cosine);
        ReadOnlySpan<TVector> sines1 = [angle1.Sine, -angle1.Sine], sines2 = [angle2.Sine, -angle2.Sine];
        ref var sine1 = ref MemoryMarshal.GetReference(sines1);
        ref var sine2 = ref MemoryMarshal.GetReference(sines2);
        var (origin1, origin2) = (first.Origin, second.Origin);
        foreach (var j in Cosets.OfEven(state.Length, flip1, flip2))
        {
            var (parity1, parity2) = (Parity.Of(j & sign1) ^ origin1, Parity.Of(j & sign2) ^ origin2);
            var four = new Four<TVector, T>(ref psi, j, flip1, flip2);
            four.Turn<TCross>(cosine1, Unsafe.Add(ref sine1, parity1), cosine2, Unsafe.Add(ref sine2, parity2));
            four = new Four<TVector, T>(ref psi, j ^ 1, flip1, flip2);
            four.Turn<TCross>(cosine1, Unsafe.Add(ref sine1, parity1 ^ (sign1 & 1)), cosine2, Unsafe.Add(ref sine2, parity2 ^ (sign2 & 1)));
        }
    }

    private static (TVector First, TVector Second) Undo<TCross>(
        Span<TVector> state,
        Span<TVector> adjoint,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2)
        where TCross : struct, ICross
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (flip1, flip2, sign1, sign2) = (first.Flip, second.Flip, first.Sign, second.Sign);
        var (cosine1, cosine2) = (angle1.Cosine, angle2.Cosine);
        ReadOnlySpan<TVector> sines1 = [-angle1.Sine, angle1.Sine], sines2 = [-angle2.Sine, angle2.Sine];
        ReadOnlySpan<TVector> twos = [TVector.Create(T.One + T.One), -TVector.Create(T.One + T.One)];
        ref var sine1 = ref MemoryMarshal.GetReference(sines1);
        ref var sine2 = ref MemoryMarshal.GetReference(sines2);
        ref var two = ref MemoryMarshal.GetReference(twos);
        var (origin1, origin2) = (first.Origin, second.Origin);
        var (sum1, sum2, total1, total2, terms) = (default(TVector), default(TVector), default(TVector), default(TVector), 0);
        foreach (var j in Cosets.OfEven(state.Length, flip1, flip2))
        {
            // In single precision, one long sum of a large state would lose the last digits of its terms.
            if (++terms == MostTerms)
            {
                (total1, total2, terms) = (total1 + sum1, total2 + sum2, 0);
                (sum1, sum2) = (default, default);
            }

            var (parity1, parity2) = (Parity.Of(j & sign1) ^ origin1, Parity.Of(j & sign2) ^ origin2);
            Undo<TCross>(
                new Four<TVector, T>(ref psi, j, flip1, flip2), new Four<TVector, T>(ref lambda, j, flip1, flip2),
                cosine1, ref Unsafe.Add(ref sine1, parity1), cosine2, ref Unsafe.Add(ref sine2, parity2),
                Unsafe.Add(ref two, parity1), Unsafe.Add(ref two, parity2), ref sum1, ref sum2);
            parity1 ^= sign1 & 1;
            parity2 ^= sign2 & 1;
            Undo<TCross>(
                new Four<TVector, T>(ref psi, j ^ 1, flip1, flip2), new Four<TVector, T>(ref lambda, j ^ 1, flip1, flip2),
                cosine1, ref Unsafe.Add(ref sine1, parity1), cosine2, ref Unsafe.Add(ref sine2, parity2),
                Unsafe.Add(ref two, parity1), Unsafe.Add(ref two, parity2), ref sum1, ref sum2);
        }

        return (total1 + sum1, total2 + sum2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Undo<TCross>(
        Four<TVector, T> psi,
        Four<TVector, T> lambda,
        TVector cosine1,
        ref readonly TVector sine1,
        TVector cosine2,
        ref readonly TVector sine2,
        TVector weight1,
        TVector weight2,
        ref TVector sum1,
        ref TVector sum2)
        where TCross : struct, ICross
    {
        var (overlap1, overlap2) = lambda.Overlaps<TCross>(psi);
        sum1 = TVector.MultiplyAdd(overlap1, weight1, sum1);
        sum2 = TVector.MultiplyAdd(overlap2, weight2, sum2);
        psi.Turn<TCross>(cosine1, sine1, cosine2, sine2);
        lambda.Turn<TCross>(cosine1, sine1, cosine2, sine2);
    }
}
