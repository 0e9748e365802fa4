using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>The qubits that the expectations of one circuit use, head by head: heads must not disturb each other, and no head disturbs itself.</summary>
internal sealed class HeadFootprints
{
    private readonly IndexSet heads;
    private readonly IReadOnlyDictionary<int, HeadFootprint> own;
    private readonly HeadFootprint all;

    /// <param name="count">The number of heads of the model.</param>
    public HeadFootprints(int head, int count, HeadFootprint footprint)
        : this(new IndexSet(count), new Dictionary<int, HeadFootprint> { [head] = footprint }, footprint) => heads.Add(head);

    private HeadFootprints(IndexSet heads, IReadOnlyDictionary<int, HeadFootprint> own, HeadFootprint all)
    {
        this.heads = heads;
        this.own = own;
        this.all = all;
    }

    public bool IsIndependentOf(HeadFootprints other) =>
        all.IsIndependentOf(other.all)
        || (heads.Overlaps(other.heads) && own.All(a => other.own.All(b => a.Key == b.Key || a.Value.IsIndependentOf(b.Value))));

    public HeadFootprints Union(HeadFootprints other)
    {
        var union = own.ToDictionary(o => o.Key, o => o.Value);
        foreach (var (head, footprint) in other.own.Select(o => (o.Key, o.Value)))
            union[head] = union.TryGetValue(head, out var known) ? known.Union(footprint) : footprint;
        return new HeadFootprints(heads.Union(other.heads), union, all.Union(other.all));
    }
}
