namespace Qmtl.Metrics;

/// <summary>Ranks of numbers.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value from 1, smallest first; equal values share the mean of their ranks.</summary>
    public static double[] Midranks(double[] values)
    {
        var sorted = (double[])values.Clone();
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first]) next++;
            for (var i = first; i < next; i++) ranks[order[i]] = (first + 1 + next) / 2.0;
        }

        return ranks;
    }
}
