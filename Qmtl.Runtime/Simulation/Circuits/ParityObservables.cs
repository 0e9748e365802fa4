using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Some products of Z, measured in one sweep; what several heads measure, or its negative, is one of them.</summary>
internal sealed class ParityObservables
{
    private const int Most = 64;

    private readonly List<int> masks = [];
    private readonly List<(int Mask, int Place, bool IsNegative)> products = [];

    /// <summary>Adds a product, if it fits.</summary>
    /// <param name="mask">The bits whose parity is its value.</param>
    /// <param name="isNegative">Whether its negative is measured.</param>
    /// <param name="place">Its number among all observables of the circuit.</param>
    public bool TryAdd(int mask, bool isNegative, int place)
    {
        var index = masks.IndexOf(mask);
        if (index < 0)
        {
            if (masks.Count == Most) return false;
            index = masks.Count;
            masks.Add(mask);
        }

        products.Add((index, place, isNegative));
        return true;
    }

    /// <summary>Writes the expectations.</summary>
    [SkipLocalsInit]
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        var ownMasks = CollectionsMarshal.AsSpan(masks);
        var totals = StackVectors.Align(stackalloc TVector[masks.Count + 1]);
        var sums = StackVectors.Align(stackalloc TVector[masks.Count + 1]);
        var probabilities = StackVectors.Align(stackalloc TVector[4 + 1]);
        ref var probability = ref MemoryMarshal.GetReference(probabilities);
        totals.Clear();
        sums.Clear();
        for (var i = 0; i < sweep.State.Length / 2; i += 4)
        {
            for (var k = 0; k < 4; k++)
            {
                ref var amplitude = ref Unsafe.Add(ref psi, 2 * (i + k));
                var im = Unsafe.Add(ref amplitude, 1);
                Unsafe.Add(ref probability, k) = TVector.MultiplyAdd(amplitude, amplitude, im * im);
            }

            ParitySums<TVector, T>.Add(sums, ownMasks, i, ref probability);
            if ((i + 4) % ParitySums<TVector, T>.Block == 0) ParitySums<TVector, T>.EndBlock(totals, sums);
        }

        ParitySums<TVector, T>.EndBlock(totals, sums);
        ParitySums<TVector, T>.Fold(totals, ownMasks, sweep.State.Length / 2);
        foreach (var (mask, place, isNegative) in products) sweep.SetValue(targets[place], isNegative ? -totals[mask] : totals[mask]);
    }

    /// <summary>Sets λ to their part of it, or adds it.</summary>
    [SkipLocalsInit]
    public void Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, bool isAdded)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        ref var lambda = ref MemoryMarshal.GetReference(sweep.Adjoint);
        var ownMasks = CollectionsMarshal.AsSpan(masks);
        var weights = StackVectors.Align(stackalloc TVector[masks.Count + 1]);
        var factors = StackVectors.Align(stackalloc TVector[4 + 1]);
        ref var factor = ref MemoryMarshal.GetReference(factors);
        weights.Clear();
        foreach (var (mask, place, isNegative) in products)
        {
            var weight = sweep.ValueGradient(targets[place]);
            weights[mask] += isNegative ? -weight : weight;
        }

        ParitySums<TVector, T>.Alternate(weights, ownMasks, sweep.State.Length / 2);

        for (var i = 0; i < sweep.State.Length / 2; i += 4)
        {
            ParitySums<TVector, T>.Combine(weights, ownMasks, i, ref factor);
            for (var k = 0; k < 8; k++)
            {
                ref var number = ref Unsafe.Add(ref lambda, (2 * i) + k);
                number = TVector.MultiplyAdd(Unsafe.Add(ref factor, k / 2), Unsafe.Add(ref psi, (2 * i) + k), isAdded ? number : default);
            }
        }
    }
}
