using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Makes the state that |0…0⟩ becomes by steps on single qubits, as the product that it is: each qubit's two amplitudes are computed alone, and
/// those of the first half of the qubits, β, and of the second, α, are multiplied. It comes first.
/// </summary>
/// <param name="qubits">How many qubits the circuit has: at least two.</param>
internal sealed class ProductPass(int qubits)
{
    /// <summary>The real numbers of the state of one qubit.</summary>
    public const int NumbersOfQubit = 4;

    // The steps of each qubit.
    private readonly List<LocalStep>[] steps = [.. Enumerable.Range(0, qubits).Select(_ => new List<LocalStep>())];

    // The qubits that have any.
    private int busy;

    /// <summary>Adds a rotation about a product of one qubit's operators.</summary>
    public void Rotate(int flip, int sign, int angle) => Add(flip | sign, LocalStep.Rotation(flip != 0, sign != 0, angle));

    /// <summary>Adds a phase on the basis states where a qubit is 0 or 1.</summary>
    public void Shift(int mask, int value, int angle) => Add(mask, LocalStep.Phase(value, angle));

    /// <summary>Makes the state. The states of the qubits are kept for the way back.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var q = 0; q < steps.Length; q++)
        {
            var qubit = QubitOf(sweep, q);
            qubit.Clear();
            qubit[0] = TVector.Create(T.One);
            foreach (var step in steps[q]) step.Apply(sweep, qubit);
        }

        // λ has no use yet. Each pair of rows is α's two numbers times β; that of the first takes the place of β, and comes last.
        var inner = InnerQubits<TVector, T>();
        var lower = LowerHalf(inner);
        var beta = Multiply(sweep, 0, lower, sweep.State);
        var alpha = Multiply(sweep, lower, inner - lower, sweep.Adjoint);
        if (TVector.IsSliced) ProductSlices<TVector, T>.Multiply(alpha, sweep.Qubits[(NumbersOfQubit * inner)..]);
        for (var row = (alpha.Length / 2) - 2; row >= 0; row -= 2)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(sweep.State), row * beta.Length);
            Spread<TVector, T>(beta, ref first, ref Unsafe.Add(ref first, beta.Length), alpha.Slice(2 * row, 4));
        }
    }

    /// <summary>Carries λ back to the steps of every qubit. ψ and λ are of no use afterwards.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!TVector.IsSliced) Undo(sweep, 0, steps.Length, sweep.Adjoint);
        else UndoSlices(sweep);
    }

    /// <summary>The same where the last qubits choose a slice: λ is contracted with the product of the others, and they with what is left.</summary>
    private void UndoSlices<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (busy == 0) return;
        var inner = InnerQubits<TVector, T>();
        var lower = LowerHalf(inner);
        var outer = sweep.Qubits[(NumbersOfQubit * inner)..];
        var beta = Multiply(sweep, 0, lower, sweep.State);
        var alpha = Multiply(sweep, lower, inner - lower, sweep.State[beta.Length..]);
        var sliced = sweep.State.Slice(beta.Length + alpha.Length, alpha.Length);
        alpha.CopyTo(sliced);
        ProductSlices<TVector, T>.Multiply(sliced, outer);

        var lambda = sweep.Adjoint;
        ContractRows<TVector, T>(lambda, sliced, beta);
        var ofBeta = lambda[^(2 * beta.Length)..^beta.Length];
        var ofAlpha = lambda.Slice(lambda.Length - beta.Length, alpha.Length);
        foreach (ref var number in ofBeta) number = TVector.Fold(number);
        var ofSlices = ProductSlices<TVector, T>.Contract(ofAlpha, alpha, outer);
        Undo(sweep, 0, lower, ofBeta);
        Undo(sweep, lower, inner - lower, ofAlpha);
        var ofQubits = sweep.State[..outer.Length];
        for (var q = 0; q < steps.Length - inner; q++)
            ProductSlices<TVector, T>.Contract(ofSlices, outer, q, ofQubits.Slice(NumbersOfQubit * q, NumbersOfQubit));
        for (var q = 0; q < steps.Length - inner; q++) Undo(sweep, inner + q, 1, ofQubits.Slice(NumbersOfQubit * q, NumbersOfQubit));
    }

    /// <summary>The same of some neighboring qubits, from what λ says of their state.</summary>
    /// <remarks>
    /// Of the state β of the lower half, λ says Σ α*(a) λ(a, b), and of that of the upper half, Σ β*(b) λ(a, b): two vectors of the length of a row of λ at most, from
    /// one look at it.
    /// </remarks>
    private void Undo<TVector, T>(in Sweep<TVector, T> sweep, int first, int count, Span<TVector> lambda)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((busy >> first & ((1 << count) - 1)) == 0) return; // None of them has an angle to derive.
        if (count == 1)
        {
            for (var s = steps[first].Count - 1; s >= 0; s--) steps[first][s].Undo(sweep, QubitOf(sweep, first), lambda);
            return;
        }

        var lower = LowerHalf(count);
        var beta = Multiply(sweep, first, lower, sweep.State);
        var alpha = Multiply(sweep, first + lower, count - lower, sweep.State[beta.Length..]);
        ContractRows<TVector, T>(lambda, alpha, beta);
        Undo(sweep, first, lower, lambda[^(2 * beta.Length)..^beta.Length]);
        Undo(sweep, first + lower, count - lower, lambda.Slice(lambda.Length - beta.Length, alpha.Length));
    }

    private void Add(int qubit, LocalStep step)
    {
        busy |= qubit;
        steps[BitOperations.Log2((uint)qubit)].Add(step);
    }

    private static int LowerHalf(int count) => (count + 1) / 2;

    /// <summary>The first qubits, whose bits of an index do not choose a slice.</summary>
    private int InnerQubits<TVector, T>()
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => steps.Length - BitOperations.Log2((uint)TVector.Slices);

    private static Span<TVector> QubitOf<TVector, T>(in Sweep<TVector, T> sweep, int qubit)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => sweep.Qubits.Slice(NumbersOfQubit * qubit, NumbersOfQubit);

    /// <summary>Writes the product of the states of some neighboring qubits: it doubles with each of them.</summary>
    private static Span<TVector> Multiply<TVector, T>(in Sweep<TVector, T> sweep, int first, int count, Span<TVector> target)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        QubitOf(sweep, first).CopyTo(target);
        var size = NumbersOfQubit;
        for (var q = first + 1; q < first + count; q++, size *= 2)
            Spread<TVector, T>(target[..size], ref target[0], ref target[size], QubitOf(sweep, q));
        return target[..size];
    }

    /// <summary>Multiplies a state by a, and by b. The first product may take its place.</summary>
    /// <param name="state">The state.</param>
    /// <param name="lower">Written: a times the state.</param>
    /// <param name="upper">Written: b times the state.</param>
    /// <param name="pair">a and b: their real and imaginary parts.</param>
    private static void Spread<TVector, T>(ReadOnlySpan<TVector> state, ref TVector lower, ref TVector upper, ReadOnlySpan<TVector> pair)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (aRe, aIm, bRe, bIm) = (pair[0], pair[1], pair[2], pair[3]);
        for (var i = 0; i < state.Length; i += 2)
        {
            var (re, im) = (Unsafe.Add(ref psi, i), Unsafe.Add(ref psi, i + 1));
            Unsafe.Add(ref lower, i) = TVector.MultiplySubtract(aIm, im, aRe * re);
            Unsafe.Add(ref lower, i + 1) = TVector.MultiplyAdd(aIm, re, aRe * im);
            Unsafe.Add(ref upper, i) = TVector.MultiplySubtract(bIm, im, bRe * re);
            Unsafe.Add(ref upper, i + 1) = TVector.MultiplyAdd(bIm, re, bRe * im);
        }
    }

    /// <summary>
    /// Sums λ over its rows with the weights α*, which is written where its last row but one was, and over its columns with the weights β*, where the last was.
    /// </summary>
    /// <param name="lambda">Shape [rows, columns].</param>
    /// <param name="alpha">Shape [rows]: not more than columns, and an even number.</param>
    /// <param name="beta">Shape [columns].</param>
    private static void ContractRows<TVector, T>(Span<TVector> lambda, ReadOnlySpan<TVector> alpha, ReadOnlySpan<TVector> beta)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var start = ref MemoryMarshal.GetReference(lambda);
        ref var weights = ref MemoryMarshal.GetReference(beta);
        var (width, last) = (beta.Length, (alpha.Length / 2) - 2);
        ref var sums = ref Unsafe.Add(ref start, last * width);
        for (var row = last; row >= 0; row -= 2)
        {
            ref var first = ref Unsafe.Add(ref start, row * width);
            ref var second = ref Unsafe.Add(ref first, width);
            var (aRe, aIm, bRe, bIm) = (alpha[2 * row], alpha[(2 * row) + 1], alpha[(2 * row) + 2], alpha[(2 * row) + 3]);
            var (re1, im1, re2, im2) = (default(TVector), default(TVector), default(TVector), default(TVector));
            for (var i = 0; i < width; i += 2)
            {
                var (firstRe, firstIm, secondRe, secondIm) =
                    (Unsafe.Add(ref first, i), Unsafe.Add(ref first, i + 1), Unsafe.Add(ref second, i), Unsafe.Add(ref second, i + 1));
                var (re, im) = (Unsafe.Add(ref weights, i), Unsafe.Add(ref weights, i + 1));
                re1 = TVector.MultiplyAdd(re, firstRe, TVector.MultiplyAdd(im, firstIm, re1));
                im1 = TVector.MultiplyAdd(re, firstIm, TVector.MultiplySubtract(im, firstRe, im1));
                re2 = TVector.MultiplyAdd(re, secondRe, TVector.MultiplyAdd(im, secondIm, re2));
                im2 = TVector.MultiplyAdd(re, secondIm, TVector.MultiplySubtract(im, secondRe, im2));

                (re, im) = row == last ? (default, default) : (Unsafe.Add(ref sums, i), Unsafe.Add(ref sums, i + 1));
                re = TVector.MultiplyAdd(aRe, firstRe, TVector.MultiplyAdd(aIm, firstIm, re));
                im = TVector.MultiplyAdd(aRe, firstIm, TVector.MultiplySubtract(aIm, firstRe, im));
                Unsafe.Add(ref sums, i) = TVector.MultiplyAdd(bRe, secondRe, TVector.MultiplyAdd(bIm, secondIm, re));
                Unsafe.Add(ref sums, i + 1) = TVector.MultiplyAdd(bRe, secondIm, TVector.MultiplySubtract(bIm, secondRe, im));
            }

            ref var target = ref Unsafe.Add(ref sums, width + (2 * row));
            target = re1;
            Unsafe.Add(ref target, 1) = im1;
            Unsafe.Add(ref target, 2) = re2;
            Unsafe.Add(ref target, 3) = im2;
        }
    }
}
