namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>A state, and what is measured of it.</summary>
/// <param name="State">The state before the measurements.</param>
/// <param name="Register">The register of classical bits.</param>
/// <param name="MeasuredQubits">The place in the state of what is measured into each bit.</param>
/// <param name="QubitName">The number by which the program calls a place in the state.</param>
internal sealed record ExecutedCircuit(DenseState State, string Register, int[] MeasuredQubits, Func<int, int> QubitName)
{
    /// <summary>The probability of each bit string, bit 0 being its last character.</summary>
    public SortedDictionary<string, double> Probabilities()
    {
        var probabilities = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var index = 0; index < State.Size; index++)
        {
            var bits = string.Concat(MeasuredQubits.Reverse().Select(q => index >> q & 1));
            probabilities[bits] = probabilities.GetValueOrDefault(bits) + State.Probability(index);
        }

        return probabilities;
    }

    /// <summary>How often each bit string is measured in so many executions.</summary>
    public SortedDictionary<string, int> Sample(int shots, SeededRandom random)
    {
        var probabilities = Probabilities().ToArray();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var shot = 0; shot < shots; shot++)
        {
            var (rest, place) = (random.NextDouble(), 0);
            while (place < probabilities.Length - 1 && rest >= probabilities[place].Value) rest -= probabilities[place++].Value;
            counts[probabilities[place].Key] = counts.GetValueOrDefault(probabilities[place].Key) + 1;
        }

        return counts;
    }
}
