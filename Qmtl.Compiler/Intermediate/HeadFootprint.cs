namespace Qmtl.Compiler.Intermediate;

/// <summary>The qubits of one head or of several in one circuit: those their own blocks act on, and those they use at all.</summary>
/// <remarks>
/// Heads see the shared state and their own block only. So two may share a circuit exactly where neither's block acts on a qubit that
/// the other uses.
/// </remarks>
public sealed class HeadFootprint
{
    private readonly HashSet<int> block;
    private readonly HashSet<int> used;

    public HeadFootprint(HeadIr head)
    {
        block = [.. head.Gates.SelectMany(g => g.Qubits)];
        used = [.. block, .. head.Measurements.SelectMany(m => m.Observable.Factors).Select(f => f.Qubit)];
    }

    public bool IsIndependentOf(HeadFootprint other) => !block.Overlaps(other.used) && !other.block.Overlaps(used);

    /// <summary>Takes the qubits of another head in.</summary>
    public void Add(HeadFootprint other)
    {
        block.UnionWith(other.block);
        used.UnionWith(other.used);
    }
}
