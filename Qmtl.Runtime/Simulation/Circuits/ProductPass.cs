using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// Makes the state that |0…0⟩ becomes by steps on single qubits, as the product that it is: each qubit's two amplitudes are computed alone, and
/// the state doubles with every qubit. It comes first.
/// </summary>
internal sealed class ProductPass(int qubits)
{
    private const int PartsOfQubit = 4;

    // Real numbers whose overlaps are summed before they are added to those before, for single precision.
    private const int Block = 4096;

    // The steps of each qubit.
    private readonly List<LocalStep>[] steps = [.. Enumerable.Range(0, qubits).Select(_ => new List<LocalStep>())];

    /// <summary>Adds a rotation about a product of one qubit's operators.</summary>
    public void Rotate(int flip, int sign, int angle) =>
        steps[BitOperations.Log2((uint)(flip | sign))].Add(LocalStep.Rotation(flip != 0, sign != 0, angle));

    /// <summary>Adds a phase on the basis states where a qubit is 0 or 1.</summary>
    public void Shift(int mask, int value, int angle) => steps[BitOperations.Log2((uint)mask)].Add(LocalStep.Phase(value, angle));

    /// <summary>Makes the state.</summary>
    [SkipLocalsInit]
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var qubit = StackVectors.Align(stackalloc TVector[PartsOfQubit + 1]);
        SetZero<TVector, T>(sweep.State[..2]);
        var size = 2;
        foreach (var own in steps)
        {
            if (own.Count == 0) sweep.State.Slice(size, size).Clear();
            else Double<TVector, T>(sweep.State, size, Amplitudes(sweep, own, qubit));
            size *= 2;
        }
    }

    /// <summary>Carries λ back to the steps of every qubit. ψ and λ are of no use afterwards.</summary>
    /// <remarks>
    /// With ψ = χ ⊗ (a, b) for the last qubit, what λ says of a and b are the overlaps of its halves with χ, and what it says of χ is
    /// its halves weighted by a* and b*, as χ itself is those of ψ.
    /// </remarks>
    [SkipLocalsInit]
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var qubit = StackVectors.Align(stackalloc TVector[PartsOfQubit + 1]);
        var adjoint = StackVectors.Align(stackalloc TVector[PartsOfQubit + 1]);
        var size = sweep.State.Length / 2;
        for (var q = steps.Length - 1; q >= 0; q--, size /= 2)
        {
            // Without steps the qubit is in |0⟩, and so χ and what λ says of it are the lower halves.
            if (steps[q].Count == 0) continue;
            Halve<TVector, T>(sweep.State, sweep.Adjoint, size, Amplitudes(sweep, steps[q], qubit), adjoint);
            for (var s = steps[q].Count - 1; s >= 0; s--) steps[q][s].Undo(sweep, qubit, adjoint);
        }
    }

    private static void SetZero<TVector, T>(Span<TVector> state)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        state.Clear();
        state[0] = TVector.Create(T.One);
    }

    private static Span<TVector> Amplitudes<TVector, T>(in Sweep<TVector, T> sweep, List<LocalStep> steps, Span<TVector> qubit)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SetZero<TVector, T>(qubit);
        foreach (var step in steps) step.Apply(sweep, qubit);
        return qubit;
    }

    private static void Double<TVector, T>(Span<TVector> state, int size, ReadOnlySpan<TVector> qubit)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (aRe, aIm, bRe, bIm) = (qubit[0], qubit[1], qubit[2], qubit[3]);
        for (var i = 0; i < size; i += 2)
        {
            ref var lower = ref Unsafe.Add(ref psi, i);
            ref var upper = ref Unsafe.Add(ref psi, size + i);
            var (re, im) = (lower, Unsafe.Add(ref lower, 1));
            lower = TVector.MultiplySubtract(aIm, im, aRe * re);
            Unsafe.Add(ref lower, 1) = TVector.MultiplyAdd(aIm, re, aRe * im);
            upper = TVector.MultiplySubtract(bIm, im, bRe * re);
            Unsafe.Add(ref upper, 1) = TVector.MultiplyAdd(bIm, re, bRe * im);
        }
    }

    private static void Halve<TVector, T>(Span<TVector> state, Span<TVector> adjoint, int size, ReadOnlySpan<TVector> qubit, Span<TVector> overlaps)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        overlaps.Clear();
        for (var first = 0; first < size; first += Block)
            HalveBlock<TVector, T>(ref MemoryMarshal.GetReference(state), ref MemoryMarshal.GetReference(adjoint), first, size, qubit, overlaps);
    }

    private static void HalveBlock<TVector, T>(
        ref TVector psi, ref TVector lambda, int first, int size, ReadOnlySpan<TVector> qubit, Span<TVector> overlaps)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (aRe, aIm, bRe, bIm) = (default(TVector), default(TVector), default(TVector), default(TVector));
        for (var i = first; i < Math.Min(first + Block, size); i += 2)
        {
            var (re, im) = Contract<TVector, T>(ref psi, i, size, qubit);
            ref var lower = ref Unsafe.Add(ref lambda, i);
            ref var upper = ref Unsafe.Add(ref lambda, size + i);
            var (lowerRe, lowerIm, upperRe, upperIm) = (lower, Unsafe.Add(ref lower, 1), upper, Unsafe.Add(ref upper, 1));
            aRe = TVector.MultiplyAdd(re, lowerRe, TVector.MultiplyAdd(im, lowerIm, aRe));
            aIm = TVector.MultiplyAdd(re, lowerIm, TVector.MultiplySubtract(im, lowerRe, aIm));
            bRe = TVector.MultiplyAdd(re, upperRe, TVector.MultiplyAdd(im, upperIm, bRe));
            bIm = TVector.MultiplyAdd(re, upperIm, TVector.MultiplySubtract(im, upperRe, bIm));
            Contract<TVector, T>(ref lambda, i, size, qubit);
        }

        overlaps[0] += aRe;
        overlaps[1] += aIm;
        overlaps[2] += bRe;
        overlaps[3] += bIm;
    }

    /// <summary>a*·lower + b*·upper, written to the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Re, TVector Im) Contract<TVector, T>(ref TVector state, int i, int size, ReadOnlySpan<TVector> qubit)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var lower = ref Unsafe.Add(ref state, i);
        ref var upper = ref Unsafe.Add(ref state, size + i);
        var (lowerRe, lowerIm, upperRe, upperIm) = (lower, Unsafe.Add(ref lower, 1), upper, Unsafe.Add(ref upper, 1));
        var re = TVector.MultiplyAdd(qubit[1], lowerIm, qubit[0] * lowerRe);
        re = TVector.MultiplyAdd(qubit[2], upperRe, TVector.MultiplyAdd(qubit[3], upperIm, re));
        var im = TVector.MultiplySubtract(qubit[1], lowerRe, qubit[0] * lowerIm);
        im = TVector.MultiplyAdd(qubit[2], upperIm, TVector.MultiplySubtract(qubit[3], upperRe, im));
        lower = re;
        Unsafe.Add(ref lower, 1) = im;
        return (re, im);
    }
}
