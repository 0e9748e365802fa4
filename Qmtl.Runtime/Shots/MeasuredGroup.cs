using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Shots;

/// <summary>
/// Observables that are measured together, a bit from each qubit in every shot: replaces their expectations by means over shots. What generated code calls.
/// </summary>
/// <remarks>
/// The expectations of the products over all subsets of the measured qubits are the joint distribution of the bits, transformed. A qubit that is misread leaves of
/// the expectation of a product with it the part that is kept, and adds a multiple of that of the product without.
/// </remarks>
public sealed class MeasuredGroup
{
    private readonly int index;
    private readonly int shots;
    private readonly int[] places;
    private readonly int[] observables;
    private readonly double[] readout;
    private readonly bool invertsReadout;

    /// <summary>Describes a group.</summary>
    /// <param name="index">Its number in the model: groups are drawn independently.</param>
    /// <param name="shots">How many there are, above 0.</param>
    /// <param name="places">For each subset of the qubits but the empty one, 1 to 2ᵏ − 1 with a bit for each qubit, where the expectation of its product is among the values.</param>
    /// <param name="observables">The subsets that are asked for.</param>
    /// <param name="readout">
    /// For each qubit two numbers, kept and shift: what is read of its Pauli operator P has the expectation kept · ⟨P⟩ + shift. Empty where all is read as it is.
    /// </param>
    /// <param name="invertsReadout">Whether means are corrected by the inverse of the readout errors, which leaves them unbiased and adds to their variance.</param>
    public MeasuredGroup(int index, int shots, int[] places, int[] observables, double[] readout, bool invertsReadout = false) =>
        (this.index, this.shots, this.places, this.observables, this.readout, this.invertsReadout) = (index, shots, places, observables, readout, invertsReadout);

    /// <summary>Replaces the expectations of the observables by what the shots of the workspace give.</summary>
    public void Sample<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var draws = workspace.Shots;
        var outcomes = places.Length + 1;
        Span<double> tree = stackalloc double[2 * outcomes];
        var numbers = tree[outcomes..];
        for (var lane = 0; lane < draws.Rows; lane++)
        {
            numbers[0] = 1;
            for (var subset = 1; subset < outcomes; subset++) numbers[subset] = double.CreateTruncating(workspace.Values[places[subset - 1]].GetElement(lane));
            Misread(numbers);
            if (!draws.IsExact)
            {
                OutcomeCounts.Transform(numbers);
                var random = new CounterRandom(draws.Key, (uint)(draws.FirstRow + lane), (uint)index, (uint)draws.Circuit);
                OutcomeCounts.Draw(ref random, tree, shots);
            }

            if (invertsReadout)
            {
                if (!draws.IsExact) OutcomeCounts.ToMeans(tree, shots);
                Invert(numbers);
            }

            foreach (var subset in observables)
            {
                ref var value = ref workspace.Values[places[subset - 1]];
                var mean = draws.IsExact || invertsReadout ? numbers[subset] : OutcomeCounts.Mean(numbers, subset, shots);
                value = value.WithElement(lane, T.CreateTruncating(mean));
            }
        }
    }

    /// <summary>
    /// From the derivatives with respect to what is read, those with respect to what is measured, as if there were infinitely many shots.
    /// </summary>
    public void SampleBackward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (readout.Length == 0 || invertsReadout) return;
        var gradients = workspace.ValueGradients;
        for (var qubit = 0; qubit < readout.Length / 2; qubit++)
        {
            var (kept, shift) = Factors<T>(qubit);
            for (var subset = 1; subset <= places.Length; subset++)
            {
                if ((subset >> qubit & 1) == 0) continue;
                ref var gradient = ref gradients[places[subset - 1]];
                if (subset != 1 << qubit) gradients[places[(subset ^ (1 << qubit)) - 1]] += Vector512.Create(shift) * gradient;
                gradient *= Vector512.Create(kept);
            }
        }
    }

    /// <summary>The inverse of <see cref="Misread"/>.</summary>
    private void Invert(Span<double> expectations)
    {
        for (var qubit = 0; qubit < readout.Length / 2; qubit++)
        {
            var (kept, shift) = (readout[2 * qubit], readout[(2 * qubit) + 1]);
            for (var subset = 1; subset < expectations.Length; subset++)
            {
                if ((subset >> qubit & 1) == 1) expectations[subset] = (expectations[subset] - (shift * expectations[subset ^ (1 << qubit)])) / kept;
            }
        }
    }

    /// <summary>Makes the expectations of products of qubits those of the bits that are read.</summary>
    private void Misread(Span<double> expectations)
    {
        for (var qubit = 0; qubit < readout.Length / 2; qubit++)
        {
            var (kept, shift) = Factors<double>(qubit);
            for (var subset = 1; subset < expectations.Length; subset++)
            {
                if ((subset >> qubit & 1) == 1) expectations[subset] = (kept * expectations[subset]) + (shift * expectations[subset ^ (1 << qubit)]);
            }
        }
    }

    private (T Kept, T Shift) Factors<T>(int qubit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (T.CreateTruncating(readout[2 * qubit]), T.CreateTruncating(readout[(2 * qubit) + 1]));
}
