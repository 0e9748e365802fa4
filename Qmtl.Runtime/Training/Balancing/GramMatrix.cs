namespace Qmtl.Training;

/// <summary>The inner products of gradients, each with each. All that methods compute from gradients follows from them, as their result is a combination.</summary>
internal sealed class GramMatrix
{
    private readonly int capacity;
    private readonly double[] products;

    /// <param name="capacity">The most gradients that there can be; as many as there are at first.</param>
    public GramMatrix(int capacity)
    {
        this.capacity = capacity;
        products = new double[capacity * capacity];
        Count = capacity;
    }

    /// <summary>How many gradients there are.</summary>
    public int Count { get; private set; }

    /// <summary>The inner product of two gradients, to be set in both orders.</summary>
    public double this[int i, int j]
    {
        get => products[(i * capacity) + j];
        set => products[(i * capacity) + j] = value;
    }

    /// <summary>The inner products of one gradient with all.</summary>
    public ReadOnlySpan<double> Row(int i) => products.AsSpan(i * capacity, Count);

    /// <summary>The cosine of the angle between two gradients; NaN where one is zero.</summary>
    public double Cosine(int i, int j) => Math.Clamp(this[i, j] / (Math.Sqrt(this[i, i]) * Math.Sqrt(this[j, j])), -1, 1);

    /// <summary>Whether all are numbers.</summary>
    public bool IsFinite()
    {
        for (var i = 0; i < Count; i++)
        {
            foreach (var product in Row(i))
            {
                if (!double.IsFinite(product)) return false;
            }
        }

        return true;
    }

    /// <summary>Takes those of some of the gradients of another.</summary>
    public void Select(GramMatrix from, ReadOnlySpan<int> chosen)
    {
        Count = chosen.Length;
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++) this[i, j] = from[chosen[i], chosen[j]];
        }
    }
}
