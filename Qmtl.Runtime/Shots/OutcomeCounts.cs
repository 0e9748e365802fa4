using System.Numerics;

namespace Qmtl.Shots;

/// <summary>From the expectations of all products of some qubits to counts of outcomes, and from these to expectations as they are estimated.</summary>
internal static class OutcomeCounts
{
    /// <summary>
    /// Turns expectations into probabilities, and back but for a factor of 2ᵏ: number S of the first is that of the product over the qubits of S, 1 for none;
    /// number x of the second belongs to the outcome with the bits x. This is the transform of Walsh and Hadamard.
    /// </summary>
    /// <param name="numbers">Shape [2ᵏ]; overwritten.</param>
    public static void Transform(Span<double> numbers)
    {
        for (var step = 1; step < numbers.Length; step *= 2)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                if ((i & step) != 0) continue;
                (numbers[i], numbers[i + step]) = (numbers[i] + numbers[i + step], numbers[i] - numbers[i + step]);
            }
        }
    }

    /// <summary>Draws how often each outcome occurs: from the root of a binary tree to its leaves, each branch takes a binomial number of the shots.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="tree">
    /// Shape [2 · 2ᵏ]: in its second half the probabilities of outcomes, up to a common factor. What rounding has left below 0 counts as 0. Overwritten: the
    /// second half by the counts.
    /// </param>
    /// <param name="shots">How many there are in all.</param>
    public static void Draw(ref CounterRandom random, Span<double> tree, int shots)
    {
        var outcomes = tree.Length / 2;
        foreach (ref var probability in tree[outcomes..]) probability = Math.Max(probability, 0);
        for (var node = outcomes - 1; node >= 1; node--) tree[node] = tree[2 * node] + tree[(2 * node) + 1];

        // Going down, a node's number changes from a probability to a count.
        var total = tree[1];
        tree[1] = shots;
        for (var node = 1; node < outcomes; node++)
        {
            var (left, right) = (tree[2 * node], tree[(2 * node) + 1]);
            var here = (int)tree[node];
            var taken = left + right > 0 ? Binomial.Next(ref random, here, left / (left + right)) : here;
            (tree[2 * node], tree[(2 * node) + 1]) = (taken, here - taken);
        }

        // Expectations that are not finite give no outcomes, and must not look as if they did.
        if (!double.IsFinite(total)) tree[outcomes..].Fill(double.NaN);
    }

    /// <summary>Turns counts into the means of all products, in place.</summary>
    /// <param name="tree">Shape [2 · 2ᵏ], as <see cref="Draw"/> left it.</param>
    /// <param name="shots">How many there are in all.</param>
    public static void ToMeans(Span<double> tree, int shots)
    {
        var counts = tree[(tree.Length / 2)..];
        Transform(counts);
        foreach (ref var sum in counts) sum /= shots;
    }

    /// <summary>The mean of (−1)^parity(x &amp; mask) over the outcomes x.</summary>
    public static double Mean(ReadOnlySpan<double> counts, int mask, int shots)
    {
        var sum = 0.0;
        for (var x = 0; x < counts.Length; x++) sum += (BitOperations.PopCount((uint)(x & mask)) & 1) == 0 ? counts[x] : -counts[x];
        return sum / shots;
    }
}
