using Qmtl.Mitigation;

namespace Qmtl.Runtime.Tests.Mitigation;

/// <summary>Readout errors taken out of probabilities and of counts.</summary>
public sealed class ReadoutInversionTests
{
    private static readonly QubitConfusion[] Confusion = [new(0.02, 0.06), new(0.08, 0.12), new(0.01, 0.03)];

    [Fact]
    public void Misread_probabilities_become_those_that_they_were()
    {
        var random = new SeededRandom(5);
        double[] ideal = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())];
        ideal = [.. ideal.Select(p => p / ideal.Sum())];
        var read = Misread(ideal);
        new ReadoutInversion(Confusion).Invert(read);
        read.ShouldBe(ideal, 1e-14);
    }

    [Fact]
    public void Expectations_of_exact_frequencies_are_those_of_the_state()
    {
        double[] ideal = [0.3, 0.05, 0.1, 0.15, 0.05, 0.2, 0.05, 0.1];
        var counts = Misread(ideal).Select((p, x) => KeyValuePair.Create((ulong)x, (long)Math.Round(p * 1e15))).ToList();
        var inversion = new ReadoutInversion(Confusion);
        for (var subset = 1; subset < 8; subset++)
        {
            int[] qubits = [.. Enumerable.Range(0, 3).Where(q => (subset >> q & 1) == 1)];
            inversion.Expectation(counts, qubits).Mean.ShouldBe(Parity(ideal, subset), 1e-13);
        }
    }

    /// <summary>With finitely many shots the estimate is unbiased, its standard error is the spread of repetitions, and it is nearer to the truth than what is read.</summary>
    [Fact]
    public void Estimates_from_shots_have_the_error_that_they_tell_and_not_that_of_readout()
    {
        double[] ideal = [0.6, 0.05, 0.05, 0.1, 0.05, 0.05, 0.05, 0.05];
        var (read, inversion, random) = (Misread(ideal), new ReadoutInversion(Confusion), new SeededRandom(11));
        var estimates = new List<(double Mean, double StandardError)>();
        for (var repetition = 0; repetition < 400; repetition++)
        {
            var counts = Enumerable.Range(0, 1000).Select(_ => Draw(read, random)).CountBy(x => x).Select(c => KeyValuePair.Create((ulong)c.Key, (long)c.Value));
            estimates.Add(inversion.Expectation(counts, 0, 1));
        }

        var mean = estimates.Average(e => e.Mean);
        var spread = Math.Sqrt(estimates.Sum(e => Math.Pow(e.Mean - mean, 2)) / (estimates.Count - 1));
        Math.Abs(mean - Parity(ideal, 3)).ShouldBeLessThan(4 * spread / Math.Sqrt(estimates.Count));
        estimates.Average(e => e.StandardError).ShouldBe(spread, 0.15 * spread);
        Math.Abs(mean - Parity(ideal, 3)).ShouldBeLessThan(0.1 * Math.Abs(Parity(read, 3) - Parity(ideal, 3)));
    }

    [Fact]
    public void What_cannot_be_inverted_is_refused()
    {
        Should.Throw<ArgumentException>(() => new ReadoutInversion([new(0.4, 0.6)])).Message.ShouldStartWith("The readout errors of qubit 0 add up to 1");
        Should.Throw<ArgumentException>(() => new ReadoutInversion([new(-0.1, 0)]));
        var inversion = new ReadoutInversion(Confusion);
        Should.Throw<ArgumentException>(() => inversion.Invert(new double[16]));
        Should.Throw<ArgumentException>(() => inversion.Invert(new double[3]));
        Should.Throw<ArgumentException>(() => inversion.Expectation([], 0));
        Should.Throw<ArgumentException>(() => inversion.Expectation([KeyValuePair.Create(0UL, 1L)], 3));
    }

    /// <summary>Outcome by outcome, the probability to read it at each true outcome.</summary>
    private static double[] Misread(double[] probabilities)
    {
        var read = new double[8];
        for (var x = 0; x < 8; x++)
        {
            for (var y = 0; y < 8; y++)
            {
                var chance = probabilities[x];
                for (var q = 0; q < 3; q++)
                {
                    var (isOne, readsOne) = ((x >> q & 1) == 1, (y >> q & 1) == 1);
                    var one = isOne ? 1 - Confusion[q].ZeroAtOne : Confusion[q].OneAtZero;
                    chance *= readsOne ? one : 1 - one;
                }

                read[y] += chance;
            }
        }

        return read;
    }

    private static double Parity(double[] probabilities, int mask) =>
        probabilities.Select((p, x) => int.IsEvenInteger(System.Numerics.BitOperations.PopCount((uint)(x & mask))) ? p : -p).Sum();

    private static int Draw(double[] probabilities, SeededRandom random)
    {
        var rest = random.NextDouble();
        for (var x = 0; x < probabilities.Length - 1; x++)
        {
            rest -= probabilities[x];
            if (rest < 0) return x;
        }

        return probabilities.Length - 1;
    }
}
