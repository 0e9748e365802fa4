using System.Globalization;

namespace Qmtl.Backends;

/// <summary>
/// What was measured of one circuit. A bit string has one character for each classical bit of the program, bit 0 being the last character, as in a
/// binary number.
/// </summary>
public sealed class Outcomes
{
    private readonly SortedDictionary<string, double> weights = new(StringComparer.Ordinal);

    private Outcomes(int bits, long? shots) => (Bits, Shots) = (bits, shots);

    /// <summary>The length of bit strings.</summary>
    public int Bits { get; }

    /// <summary>How often the circuit was executed; null where a simulator computed the probabilities.</summary>
    public long? Shots { get; }

    /// <summary>How often each bit string was measured; where <see cref="Shots"/> is null, its probability. Those that are absent have 0.</summary>
    public IReadOnlyDictionary<string, double> Weights => weights;

    /// <summary>Outcomes that were counted.</summary>
    /// <param name="bits">The length of bit strings.</param>
    /// <param name="counts">How often each was measured. The same bit string may come several times.</param>
    /// <exception cref="FormatException">A bit string has another length or other characters, or a count is negative.</exception>
    public static Outcomes Counted(int bits, IEnumerable<(string Bits, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var list = counts.ToList();
        var outcomes = new Outcomes(bits, list.Sum(c => c.Count));
        foreach (var (text, count) in list) outcomes.Add(text, count);
        return outcomes;
    }

    /// <summary>Outcomes whose probabilities were computed.</summary>
    /// <param name="bits">The length of bit strings.</param>
    /// <param name="probabilities">The probability of each. The same bit string may come several times.</param>
    /// <exception cref="FormatException">A bit string has another length or other characters, or the probabilities do not sum to 1.</exception>
    public static Outcomes Computed(int bits, IEnumerable<(string Bits, double Probability)> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var outcomes = new Outcomes(bits, null);
        foreach (var (text, probability) in probabilities) outcomes.Add(text, probability);
        var sum = outcomes.weights.Values.Sum();
        return Math.Abs(sum - 1) < 1e-3
            ? outcomes
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the probabilities sum to {sum:R}, not to 1"));
    }

    /// <summary>The outcomes of the same circuit from several jobs together.</summary>
    /// <exception cref="ArgumentException">There are none, or they are not of one kind.</exception>
    public static Outcomes Merge(IReadOnlyList<Outcomes> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("There are no outcomes.", nameof(parts));
        var first = parts[0];
        if (parts.Count == 1 || first.Shots is null) return first;
        return Counted(first.Bits, parts.SelectMany(p => p.weights).Select(w => (w.Key, (long)w.Value)));
    }

    /// <summary>The mean of the product of (−1)^bit over some bits: the expectation of a product of Z where the bits are measured qubits.</summary>
    /// <param name="bits">The classical bits; none for the expectation of 1.</param>
    public double Expectation(IReadOnlyList<int> bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        var (sum, total) = (0.0, 0.0);
        foreach (var (text, weight) in weights)
        {
            var odd = false;
            for (var i = 0; i < bits.Count; i++) odd ^= text[^(bits[i] + 1)] == '1';
            sum += odd ? -weight : weight;
            total += weight;
        }

        return sum / total;
    }

    private void Add(string text, double weight)
    {
        if (text.Length != Bits || text.AsSpan().ContainsAnyExcept('0', '1')) throw new FormatException($"'{text}' is not a string of {Bits} bits");
        if (!(weight >= 0)) throw new FormatException($"'{text}' has the weight {weight.ToString("R", CultureInfo.InvariantCulture)}");
        if (weight > 0) weights[text] = weights.GetValueOrDefault(text) + weight;
    }
}
