using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Applies and undoes two <see cref="PauliRotation">rotations</see> in one pass over the state. They have to commute, and not to flip the
/// same bits. Fours of real numbers at j, j ^ F₁, j ^ F₂ and j ^ F₁ ^ F₂ are read, turned by both, and written.
/// </summary>
/// <remarks>The flips have to differ in bits that choose an amplitude of a slice, and to flip such bits: see <see cref="IsPair"/>.</remarks>
internal static class RotationPairKernel<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostTerms = 1024;

    /// <summary>Whether two rotations that commute, and do not flip the same bits, can be done in one pass over a state. Where lanes are samples, they always can.</summary>
    /// <param name="length">The vectors of the state.</param>
    /// <param name="first">The first rotation.</param>
    /// <param name="second">The second rotation.</param>
    public static bool IsPair(int length, PauliRotation first, PauliRotation second)
    {
        if (!TVector.IsSliced) return true;

        // Numbers at j and j ^ 1, the two parts of an amplitude, are of two fours.
        var (flip1, flip2) = (SliceIndex.Within(first.Flip, length), SliceIndex.Within(second.Flip, length));
        return flip1 > 1 && flip2 > 1 && (flip1 ^ flip2) > 1;
    }

    /// <summary>Applies both.</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="block">Those that are turned.</param>
    /// <param name="first">The first rotation.</param>
    /// <param name="second">The second rotation.</param>
    /// <param name="angle1">The angle of the first.</param>
    /// <param name="angle2">The angle of the second.</param>
    [SkipLocalsInit]
    public static void Apply(
        Span<TVector> state,
        StateBlock block,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2)
    {
        if (TVector.IsSliced)
        {
            var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
            if (SliceExchange<TVector, T>.TryOf(state.Length, first.Flip, second.Flip, memory, out var exchange))
            {
                if (first.Crosses(second)) Apply<Crossing, SliceExchange<TVector, T>>(state, block, first, second, angle1, angle2, exchange);
                else Apply<Apart, SliceExchange<TVector, T>>(state, block, first, second, angle1, angle2, exchange);
                return;
            }
        }

        if (first.Crosses(second)) Apply<Crossing, NoExchange<TVector>>(state, block, first, second, angle1, angle2, default);
        else Apply<Apart, NoExchange<TVector>>(state, block, first, second, angle1, angle2, default);
    }

    /// <summary>Undoes both on ψ and λ, and gives the derivatives, as <see cref="RotationKernel{TVector, T}.Undo"/>.</summary>
    /// <param name="state">ψ after the rotations; before them on return.</param>
    /// <param name="adjoint">λ after the rotations; before them on return.</param>
    /// <param name="block">Their numbers that are turned; the others contribute nothing.</param>
    /// <param name="first">The first rotation.</param>
    /// <param name="second">The second rotation.</param>
    /// <param name="angle1">The angle of the first.</param>
    /// <param name="angle2">The angle of the second.</param>
    [SkipLocalsInit]
    public static (TVector First, TVector Second) Undo(
        Span<TVector> state,
        Span<TVector> adjoint,
        StateBlock block,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2)
    {
        if (TVector.IsSliced)
        {
            var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
            if (SliceExchange<TVector, T>.TryOf(state.Length, first.Flip, second.Flip, memory, out var exchange))
            {
                return first.Crosses(second)
                    ? Undo<Crossing, SliceExchange<TVector, T>>(state, adjoint, block, first, second, angle1, angle2, exchange)
                    : Undo<Apart, SliceExchange<TVector, T>>(state, adjoint, block, first, second, angle1, angle2, exchange);
            }
        }

        return first.Crosses(second)
            ? Undo<Crossing, NoExchange<TVector>>(state, adjoint, block, first, second, angle1, angle2, default)
            : Undo<Apart, NoExchange<TVector>>(state, adjoint, block, first, second, angle1, angle2, default);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Apply<TCross, TExchange>(
        Span<TVector> state,
        StateBlock block,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2,
        TExchange exchange)
        where TCross : struct, ICross
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (flip1, flip2, sign1, sign2) = Within(state.Length, first, second);
        var (cosine1, cosine2) = (angle1.Cosine, angle2.Cosine);
        var (positive1, positive2) = (Alternate(state.Length, first, angle1.Sine), Alternate(state.Length, second, angle2.Sine));
        ReadOnlySpan<TVector> sines1 = [positive1, -positive1], sines2 = [positive2, -positive2];
        ref var sine1 = ref MemoryMarshal.GetReference(sines1);
        ref var sine2 = ref MemoryMarshal.GetReference(sines2);
        var (origin1, origin2) = (first.Origin, second.Origin);
        foreach (var j in Cosets.OfEven(block, flip1, flip2))
        {
            var (parity1, parity2) = (Parity.Of(j & sign1) ^ origin1, Parity.Of(j & sign2) ^ origin2);
            Four<TVector, T>.Read(ref psi, j, flip1, flip2, exchange)
                .Turn<TCross>(cosine1, Unsafe.Add(ref sine1, parity1), cosine2, Unsafe.Add(ref sine2, parity2))
                .Write(ref psi, j, flip1, flip2, exchange);
            Four<TVector, T>.Read(ref psi, j ^ 1, flip1, flip2, exchange)
                .Turn<TCross>(cosine1, Unsafe.Add(ref sine1, parity1 ^ (sign1 & 1)), cosine2, Unsafe.Add(ref sine2, parity2 ^ (sign2 & 1)))
                .Write(ref psi, j ^ 1, flip1, flip2, exchange);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (TVector First, TVector Second) Undo<TCross, TExchange>(
        Span<TVector> state,
        Span<TVector> adjoint,
        StateBlock block,
        PauliRotation first,
        PauliRotation second,
        in SampleAngle<TVector> angle1,
        in SampleAngle<TVector> angle2,
        TExchange exchange)
        where TCross : struct, ICross
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (flip1, flip2, sign1, sign2) = Within(state.Length, first, second);
        var (cosine1, cosine2) = (angle1.Cosine, angle2.Cosine);
        var (positive1, positive2) = (Alternate(state.Length, first, angle1.Sine), Alternate(state.Length, second, angle2.Sine));
        ReadOnlySpan<TVector> sines1 = [-positive1, positive1], sines2 = [-positive2, positive2];
        ReadOnlySpan<TVector> twos = [TVector.Create(T.One + T.One), -TVector.Create(T.One + T.One)];
        ref var sine1 = ref MemoryMarshal.GetReference(sines1);
        ref var sine2 = ref MemoryMarshal.GetReference(sines2);
        ref var two = ref MemoryMarshal.GetReference(twos);
        var (origin1, origin2) = (first.Origin, second.Origin);
        var (sum1, sum2, total1, total2, terms) = (default(TVector), default(TVector), default(TVector), default(TVector), 0);
        foreach (var j in Cosets.OfEven(block, flip1, flip2))
        {
            // In single precision, one long sum of a large state would lose the last digits of its terms.
            if (++terms == MostTerms)
            {
                (total1, total2, terms) = (total1 + sum1, total2 + sum2, 0);
                (sum1, sum2) = (default, default);
            }

            var (parity1, parity2) = (Parity.Of(j & sign1) ^ origin1, Parity.Of(j & sign2) ^ origin2);
            Undo<TCross, TExchange>(
                ref psi, ref lambda, j, flip1, flip2, exchange,
                cosine1, ref Unsafe.Add(ref sine1, parity1), cosine2, ref Unsafe.Add(ref sine2, parity2),
                Unsafe.Add(ref two, parity1), Unsafe.Add(ref two, parity2), ref sum1, ref sum2);
            parity1 ^= sign1 & 1;
            parity2 ^= sign2 & 1;
            Undo<TCross, TExchange>(
                ref psi, ref lambda, j ^ 1, flip1, flip2, exchange,
                cosine1, ref Unsafe.Add(ref sine1, parity1), cosine2, ref Unsafe.Add(ref sine2, parity2),
                Unsafe.Add(ref two, parity1), Unsafe.Add(ref two, parity2), ref sum1, ref sum2);
        }

        return (TVector.Fold(Alternate(state.Length, first, total1 + sum1)), TVector.Fold(Alternate(state.Length, second, total2 + sum2)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Undo<TCross, TExchange>(
        ref TVector psi,
        ref TVector lambda,
        int j,
        int flip1,
        int flip2,
        TExchange exchange,
        TVector cosine1,
        ref readonly TVector sine1,
        TVector cosine2,
        ref readonly TVector sine2,
        TVector weight1,
        TVector weight2,
        ref TVector sum1,
        ref TVector sum2)
        where TCross : struct, ICross
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        var ofPsi = Four<TVector, T>.Read(ref psi, j, flip1, flip2, exchange);
        var ofLambda = Four<TVector, T>.Read(ref lambda, j, flip1, flip2, exchange);
        var (overlap1, overlap2) = ofLambda.Overlaps<TCross>(ofPsi);
        sum1 = TVector.MultiplyAdd(overlap1, weight1, sum1);
        sum2 = TVector.MultiplyAdd(overlap2, weight2, sum2);
        ofPsi.Turn<TCross>(cosine1, sine1, cosine2, sine2).Write(ref psi, j, flip1, flip2, exchange);
        ofLambda.Turn<TCross>(cosine1, sine1, cosine2, sine2).Write(ref lambda, j, flip1, flip2, exchange);
    }

    private static (int Flip1, int Flip2, int Sign1, int Sign2) Within(int length, PauliRotation first, PauliRotation second) => (
        SliceIndex.Within(first.Flip, length), SliceIndex.Within(second.Flip, length),
        SliceIndex.Within(first.Sign, length), SliceIndex.Within(second.Sign, length));

    private static TVector Alternate(int length, PauliRotation rotation, TVector value) => TVector.Alternate(value, SliceIndex.Slice(rotation.Sign, length));
}
