using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// All neighboring diagonal steps whose angles are the same for every sample, as one multiplication of each amplitude by a phase from a table
/// that is made once for all samples.
/// </summary>
/// <remarks>
/// A phase is exp(iθ(i)), where θ is a sum over masks of a coefficient with the sign (−1)^parity(i &amp; mask): of a rotation −φ, of a phase on
/// the basis states that meet k parities the products of (1 ± Z)/2 multiplied out. Signs, as of CZ, stand in the table too; where there is nothing
/// but signs, they are all that amplitudes are multiplied by.
/// </remarks>
/// <param name="qubits">The qubits of the circuit.</param>
/// <param name="table">Where its table starts among those of the circuit.</param>
internal sealed class UniformDiagonalPass(int qubits, int table) : CircuitPass
{
    private readonly List<int> masks = [];
    private readonly List<Term> terms = [];
    private readonly List<BasisSubset> negations = [];

    /// <summary>How many numbers the table of a circuit has: the cosine of each amplitude's phase, and then the sine of each.</summary>
    public static int GetTableLength(int qubits) => 2 << qubits;

    /// <summary>Adds exp(−iφZ) for a product of Z.</summary>
    public void Rotate(int mask, int angle) => Add(mask, angle, -1);

    /// <summary>Adds exp(iφ) where parities of up to three masks have the values given.</summary>
    public void Shift(ReadOnlySpan<int> conditions, int values, int angle)
    {
        for (var chosen = 0; chosen < 1 << conditions.Length; chosen++)
        {
            var (mask, factor) = (0, 1.0 / (1 << conditions.Length));
            for (var i = 0; i < conditions.Length; i++)
            {
                if ((chosen >> i & 1) == 0) continue;
                mask ^= conditions[i];
                if ((values >> i & 1) == 1) factor = -factor;
            }

            Add(mask, angle, factor);
        }
    }

    /// <summary>Adds −1 on a subset of the basis states.</summary>
    public void Negate(BasisSubset subset) => negations.Add(subset);

    /// <summary>Fills the table.</summary>
    /// <param name="angles">The angles of the circuit.</param>
    /// <param name="tables">The tables of the circuit.</param>
    /// <param name="slices">How many slices its state is cut into: numbers of the same amplitude of each follow each other.</param>
    public void Prepare<T>(ReadOnlySpan<Vector512<T>> angles, Span<T> tables, int slices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Slices are the lowest bits of a place in the table.
        var length = (1 << qubits) / slices;
        Span<int> placed = stackalloc int[masks.Count];
        for (var k = 0; k < placed.Length; k++) placed[k] = SliceIndex.Interleave(masks[k], length, slices);
        Span<LaneScalar<T>> weights = stackalloc LaneScalar<T>[masks.Count];
        weights.Clear();
        foreach (var term in terms) weights[term.Mask] += LaneScalar<T>.Create(T.CreateTruncating(term.Factor) * angles[term.Angle][0]);
        var cosines = Cosines(tables);
        var sines = Sines(tables);
        var exponents = MemoryMarshal.Cast<T, LaneScalar<T>>(sines);
        for (var i = 0; i < exponents.Length; i += 4) ParitySums<LaneScalar<T>, T>.Combine(weights, placed, i, ref exponents[i]);
        Lanes.SinCos(sines, sines, cosines);
        foreach (var subset in negations)
        {
            var moved = subset.Interleave(length, slices);
            for (var i = 0; i < cosines.Length; i++)
            {
                if (moved.Contains(i)) (cosines[i], sines[i]) = (-cosines[i], -sines[i]);
            }
        }
    }

    /// <summary>Multiplies the state by the phases.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var cosine = ref MemoryMarshal.GetReference(Cosines(sweep.Tables));
        ref var sine = ref MemoryMarshal.GetReference(Sines(sweep.Tables));
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        if (terms.Count == 0)
        {
            for (var i = 0; i < sweep.State.Length / 2; i++)
                Negate<TVector, T>(ref Unsafe.Add(ref psi, 2 * i), TVector.Spread(ref Unsafe.Add(ref cosine, i * TVector.Slices)));
            return;
        }

        for (var i = 0; i < sweep.State.Length / 2; i++)
        {
            var place = i * TVector.Slices;
            PhaseKernel<TVector, T>.Turn(
                ref Unsafe.Add(ref psi, 2 * i), TVector.Spread(ref Unsafe.Add(ref cosine, place)), TVector.Spread(ref Unsafe.Add(ref sine, place)));
        }
    }

    /// <summary>Divides ψ and λ by the phases, and adds the derivatives of the angles.</summary>
    [SkipLocalsInit]
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var cosine = ref MemoryMarshal.GetReference(Cosines(sweep.Tables));
        ref var sine = ref MemoryMarshal.GetReference(Sines(sweep.Tables));
        ref var psi = ref MemoryMarshal.GetReference(sweep.State);
        ref var lambda = ref MemoryMarshal.GetReference(sweep.Adjoint);
        if (terms.Count == 0)
        {
            for (var i = 0; i < sweep.State.Length / 2; i++)
            {
                var sign = TVector.Spread(ref Unsafe.Add(ref cosine, i * TVector.Slices));
                Negate<TVector, T>(ref Unsafe.Add(ref psi, 2 * i), sign);
                Negate<TVector, T>(ref Unsafe.Add(ref lambda, 2 * i), sign);
            }

            return;
        }

        var ownMasks = CollectionsMarshal.AsSpan(masks);
        var totals = StackVectors.Align(stackalloc TVector[masks.Count + 1]);
        var sums = StackVectors.Align(stackalloc TVector[masks.Count + 1]);
        var overlaps = StackVectors.Align(stackalloc TVector[4 + 1]);
        ref var overlap = ref MemoryMarshal.GetReference(overlaps);
        totals.Clear();
        sums.Clear();
        for (var i = 0; i < sweep.State.Length / 2; i += 4)
        {
            for (var k = 0; k < 4; k++)
            {
                ref var psi0 = ref Unsafe.Add(ref psi, 2 * (i + k));
                ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * (i + k));
                Unsafe.Add(ref overlap, k) = TVector.MultiplySubtract(Unsafe.Add(ref lambda0, 1), psi0, lambda0 * Unsafe.Add(ref psi0, 1));
                var place = (i + k) * TVector.Slices;
                var (re, im) = (TVector.Spread(ref Unsafe.Add(ref cosine, place)), -TVector.Spread(ref Unsafe.Add(ref sine, place)));
                PhaseKernel<TVector, T>.Turn(ref psi0, re, im);
                PhaseKernel<TVector, T>.Turn(ref lambda0, re, im);
            }

            ParitySums<TVector, T>.Add(sums, ownMasks, i, ref overlap);
            if ((i + 4) % ParitySums<TVector, T>.Block == 0) ParitySums<TVector, T>.EndBlock(totals, sums);
        }

        ParitySums<TVector, T>.EndBlock(totals, sums);
        ParitySums<TVector, T>.Fold(totals, ownMasks, sweep.State.Length / 2);
        foreach (var term in terms)
        {
            sweep.AddGradient(term.Angle, TVector.Create(T.CreateTruncating(-2 * term.Factor)) * totals[term.Mask]);
        }
    }

    /// <summary>Multiplies an amplitude by 1 or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Negate<TVector, T>(ref TVector amplitude, TVector sign)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        amplitude = sign * amplitude;
        Unsafe.Add(ref amplitude, 1) = sign * Unsafe.Add(ref amplitude, 1);
    }

    private Span<T> Cosines<T>(Span<T> tables) => tables.Slice(table, 1 << qubits);

    private Span<T> Sines<T>(Span<T> tables) => tables.Slice(table + (1 << qubits), 1 << qubits);

    private void Add(int mask, int angle, double factor)
    {
        var index = masks.IndexOf(mask);
        if (index < 0)
        {
            index = masks.Count;
            masks.Add(mask);
        }

        terms.Add(new Term(index, angle, factor));
    }

    private readonly record struct Term(int Mask, int Angle, double Factor);
}
