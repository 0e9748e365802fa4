namespace Qmtl.Mitigation;

/// <summary>
/// Takes known readout errors out of what was read, each qubit on its own: the inverse of its confusion matrix (Bravyi et al., arXiv:2006.14044, section II, the
/// tensor product noise model).
/// </summary>
/// <remarks>
/// Estimates are unbiased where the confusion is that of the device. Their variance grows by about 1/kept² for each qubit of a product, with kept = 1 − a − b for
/// the probabilities a and b of its two errors.
/// </remarks>
public sealed class ReadoutInversion
{
    private readonly QubitConfusion[] confusion;

    /// <param name="confusion">How each qubit is misread, by number.</param>
    /// <exception cref="ArgumentException">
    /// Probabilities are not from 0 to 1, or those of a qubit add up to 1, so that what is read says nothing about it.
    /// </exception>
    public ReadoutInversion(IEnumerable<QubitConfusion> confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        this.confusion = [.. confusion];
        for (var q = 0; q < this.confusion.Length; q++)
        {
            var own = this.confusion[q];
            if (own.OneAtZero is not (>= 0 and <= 1) || own.ZeroAtOne is not (>= 0 and <= 1))
                throw new ArgumentException($"The readout errors of qubit {q} are not from 0 to 1.", nameof(confusion));
            if (Math.Abs(own.Kept) < 1e-9)
                throw new ArgumentException($"The readout errors of qubit {q} add up to 1, so that what is read says nothing about it.", nameof(confusion));
        }
    }

    /// <summary>The expectation of a product of Pauli operators, each measured as Z after a change of basis, from the outcomes of shots.</summary>
    /// <param name="outcomes">Each outcome, with qubit q at bit q, and how often it came.</param>
    /// <param name="qubits">The qubits of the product.</param>
    /// <returns>The mean, and its standard error; NaN for the error of a single shot.</returns>
    /// <exception cref="ArgumentException">There are no shots, or a negative number of them, or a qubit without a confusion.</exception>
    public (double Mean, double StandardError) Expectation(IEnumerable<KeyValuePair<ulong, long>> outcomes, params ReadOnlySpan<int> qubits)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (var q in qubits)
        {
            if (q < 0 || q >= confusion.Length) throw new ArgumentException($"There is no confusion of qubit {q}, only of {confusion.Length} qubits.", nameof(qubits));
        }

        var (shots, sum, squares) = (0L, 0.0, 0.0);
        foreach (var (outcome, count) in outcomes)
        {
            if (count < 0) throw new ArgumentException($"An outcome came {count} times. Counts are not negative.", nameof(outcomes));
            var value = 1.0;
            foreach (var q in qubits) value *= ((outcome >> q & 1) == 0 ? 1 - confusion[q].Shift : -1 - confusion[q].Shift) / confusion[q].Kept;
            (shots, sum, squares) = (shots + count, sum + (count * value), squares + (count * value * value));
        }

        if (shots == 0) throw new ArgumentException("There are no shots.", nameof(outcomes));
        var mean = sum / shots;
        return (mean, Math.Sqrt(Math.Max(0, (squares / shots) - (mean * mean)) / (shots - 1)));
    }

    /// <summary>
    /// The probabilities of all outcomes of the first qubits, in place. They add up to what they did; with those of finitely many shots some may become
    /// negative, which is no mistake: expectations computed from them are unbiased.
    /// </summary>
    /// <param name="probabilities">Shape [2ⁿ], as read, with qubit q at bit q of the index.</param>
    /// <exception cref="ArgumentException">The length is not such a power of two.</exception>
    public void Invert(Span<double> probabilities)
    {
        if (!System.Numerics.BitOperations.IsPow2(probabilities.Length) || probabilities.Length > 1L << Math.Min(confusion.Length, 30))
            throw new ArgumentException($"{probabilities.Length} probabilities are not those of all outcomes of at most {confusion.Length} qubits.", nameof(probabilities));
        for (var (q, stride) = (0, 1); stride < probabilities.Length; q++, stride *= 2)
        {
            for (var i = 0; i < probabilities.Length; i++)
            {
                if ((i & stride) != 0) continue;
                var (zero, one) = (probabilities[i], probabilities[i | stride]);
                probabilities[i] = (((1 - confusion[q].ZeroAtOne) * zero) - (confusion[q].ZeroAtOne * one)) / confusion[q].Kept;
                probabilities[i | stride] = (((1 - confusion[q].OneAtZero) * one) - (confusion[q].OneAtZero * zero)) / confusion[q].Kept;
            }
        }
    }
}
