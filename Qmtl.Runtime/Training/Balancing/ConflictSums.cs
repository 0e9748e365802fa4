using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>The cosines between the tasks' gradients over the steps of an epoch, added up for each pair.</summary>
internal sealed class ConflictSums(IReadOnlyList<HeadSchema> heads)
{
    /// <summary>Of each pair, (0, 1), (0, 2), …, (1, 2), …: Σ cosine.</summary>
    public double[] Cosines { get; } = new double[PairCount(heads)];

    /// <summary>Of each pair, how many cosines were added.</summary>
    public double[] Steps { get; } = new double[PairCount(heads)];

    /// <summary>Of each pair, how many of them were below 0.</summary>
    public double[] Conflicts { get; } = new double[PairCount(heads)];

    public static int PairCount(IReadOnlyList<HeadSchema> heads) => heads.Count * (heads.Count - 1) / 2;

    /// <summary>What the epochs' history says, from the mean cosine of each pair.</summary>
    public static GradientConflict Describe(IReadOnlyList<HeadSchema> heads, ReadOnlySpan<double> means, double conflictShare)
    {
        var cosines = new List<TaskCosine>(means.Length);
        for (var i = 0; i < heads.Count; i++)
        {
            for (var j = i + 1; j < heads.Count; j++) cosines.Add(new TaskCosine(heads[i].Name, heads[j].Name, means[cosines.Count]));
        }

        return new GradientConflict(cosines, conflictShare);
    }

    public void Clear()
    {
        Cosines.AsSpan().Clear();
        Steps.AsSpan().Clear();
        Conflicts.AsSpan().Clear();
    }

    /// <summary>Adds the cosines of a step.</summary>
    public void Add(GramMatrix products)
    {
        var pair = 0;
        for (var i = 0; i < products.Count; i++)
        {
            for (var j = i + 1; j < products.Count; j++, pair++)
            {
                if (products[i, i] <= 0 || products[j, j] <= 0) continue;
                var cosine = products.Cosine(i, j);
                Cosines[pair] += cosine;
                Steps[pair]++;
                if (cosine < 0) Conflicts[pair]++;
            }
        }
    }

    /// <summary>What the steps amount to.</summary>
    public GradientConflict Summarize() =>
        Describe(heads, Cosines.Zip(Steps, (sum, steps) => sum / steps).ToArray(), Conflicts.Sum() / Steps.Sum());
}
