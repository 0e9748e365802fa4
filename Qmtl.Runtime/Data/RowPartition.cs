namespace Qmtl.Data;

/// <summary>Divides the rows of a data set into parts of given sizes, at random, stratum by stratum.</summary>
internal static class RowPartition
{
    /// <summary>
    /// Every row in exactly one part; rows of a part ascend. In each stratum a part gets its exact share rounded down or up; which
    /// parts get the rows left over by rounding down goes by what they lack in all strata so far, so that many rare strata do not
    /// all fall to the largest part.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="fractions">The share of each part; they sum to 1.</param>
    /// <param name="by">What the strata are.</param>
    /// <param name="random">Puts the rows of each stratum in random order.</param>
    public static int[][] Draw(Dataset data, double[] fractions, Stratification by, SeededRandom random)
    {
        var parts = fractions.Select(_ => new List<int>()).ToArray();
        var seen = 0;
        foreach (var stratum in by.Strata(data))
        {
            random.Shuffle(stratum);
            seen += stratum.Length;
            var counts = Apportion(stratum.Length, fractions, seen, parts);
            var start = 0;
            for (var part = 0; part < parts.Length; part++)
            {
                parts[part].AddRange(stratum.AsSpan(start, counts[part]));
                start += counts[part];
            }
        }

        return parts.Select(part => part.Order().ToArray()).ToArray();
    }

    private static int[] Apportion(int rows, double[] fractions, int seen, List<int>[] parts)
    {
        var shares = fractions.Select(f => Exact(rows * f)).ToArray();
        var counts = shares.Select(s => (int)Math.Floor(s)).ToArray();
        var neediest = Enumerable.Range(0, parts.Length)
            .Where(part => shares[part] > counts[part])
            .OrderByDescending(part => (seen * fractions[part]) - parts[part].Count - counts[part])
            .Take(rows - counts.Sum());
        foreach (var part in neediest) counts[part]++;
        return counts;
    }

    /// <summary>Undoes the rounding of products like 10 · 0.1, so that whole shares stay whole.</summary>
    private static double Exact(double share) => Math.Abs(share - Math.Round(share)) < 1e-9 ? Math.Round(share) : share;
}
