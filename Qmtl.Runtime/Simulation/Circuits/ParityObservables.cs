using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Some products of Z, measured in one sweep.</summary>
internal sealed class ParityObservables
{
    private const int Most = 64;

    private readonly List<int> masks = [];
    private readonly List<(int Place, bool IsNegative)> products = [];

    /// <summary>Whether no more products fit.</summary>
    public bool IsFull => masks.Count == Most;

    /// <summary>Adds a product.</summary>
    /// <param name="mask">The bits whose parity is its value.</param>
    /// <param name="isNegative">Whether its negative is measured.</param>
    /// <param name="place">Its number among all observables of the circuit.</param>
    public void Add(int mask, bool isNegative, int place)
    {
        masks.Add(mask);
        products.Add((place, isNegative));
    }

    /// <summary>Writes the expectations.</summary>
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        var ownMasks = CollectionsMarshal.AsSpan(masks);
        Span<TVector> totals = stackalloc TVector[masks.Count];
        Span<TVector> sums = stackalloc TVector[masks.Count];
        Span<TVector> probabilities = stackalloc TVector[4];
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
        for (var k = 0; k < products.Count; k++) sweep.Value(targets[products[k].Place]) = products[k].IsNegative ? -totals[k] : totals[k];
    }

    /// <summary>Adds their part to λ.</summary>
    public void Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        ref var lambda = ref MemoryMarshal.GetReference(sweep.Adjoint);
        var ownMasks = CollectionsMarshal.AsSpan(masks);
        Span<TVector> weights = stackalloc TVector[masks.Count];
        Span<TVector> factors = stackalloc TVector[4];
        ref var factor = ref MemoryMarshal.GetReference(factors);
        for (var k = 0; k < products.Count; k++)
        {
            var weight = sweep.ValueGradient(targets[products[k].Place]);
            weights[k] = products[k].IsNegative ? -weight : weight;
        }

        for (var i = 0; i < sweep.State.Length / 2; i += 4)
        {
            ParitySums<TVector, T>.Combine(weights, ownMasks, i, ref factor);
            for (var k = 0; k < 8; k++)
            {
                ref var number = ref Unsafe.Add(ref lambda, (2 * i) + k);
                number = TVector.MultiplyAdd(Unsafe.Add(ref factor, k / 2), Unsafe.Add(ref psi, (2 * i) + k), number);
            }
        }
    }
}
