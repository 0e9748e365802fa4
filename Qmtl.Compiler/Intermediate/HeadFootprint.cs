namespace Qmtl.Compiler.Intermediate;

/// <summary>The qubits of one head, or of several in one circuit: those that their own gates act on, and those they act on or measure.</summary>
/// <remarks>
/// Heads see the shared state and their own gates only. So two may share a circuit exactly where neither's gates act on a qubit that
/// the other uses.
/// </remarks>
internal sealed class HeadFootprint
{
    private readonly IndexSet block;
    private readonly IndexSet used;

    private HeadFootprint(IndexSet block, IndexSet used)
    {
        this.block = block;
        this.used = used;
    }

    /// <param name="qubits">The number of qubits of the model.</param>
    /// <param name="gates">The head's own gates.</param>
    public static HeadFootprint Of(int qubits, IEnumerable<OperationIr> gates, IEnumerable<MeasurementIr> measurements)
    {
        var block = new IndexSet(qubits);
        foreach (var qubit in gates.SelectMany(g => g.Qubits)) block.Add(qubit);
        var measured = new IndexSet(qubits);
        foreach (var factor in measurements.SelectMany(m => m.Observable.Factors)) measured.Add(factor.Qubit);
        return new HeadFootprint(block, block.Union(measured));
    }

    public bool IsIndependentOf(HeadFootprint other) => !block.Overlaps(other.used) && !other.block.Overlaps(used);

    public HeadFootprint Union(HeadFootprint other) => new(block.Union(other.block), used.Union(other.used));
}
