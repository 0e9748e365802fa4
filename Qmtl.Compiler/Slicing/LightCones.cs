using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Finds the light cones of expectations of a model.</summary>
/// <remarks>Going backward from gate to gate along the qubits that are in a cone already, it does not look at the rest of the shared stage.</remarks>
internal sealed class LightCones
{
    private readonly ModelIr model;
    private readonly int[] last;
    private readonly int[][] previous;
    private readonly OperationIr[] blocks;
    private readonly int[] firstOfBlock;

    public LightCones(ModelIr model)
    {
        this.model = model;
        last = [.. Enumerable.Repeat(-1, model.Qubits)];
        previous = new int[model.Encoding.Count][];
        for (var i = 0; i < previous.Length; i++)
        {
            previous[i] = [.. model.Encoding[i].Qubits.Select(qubit => last[qubit])];
            foreach (var qubit in model.Encoding[i].Qubits) last[qubit] = i;
        }

        blocks = [.. model.Heads.SelectMany(h => h.Gates)];
        firstOfBlock = new int[model.Heads.Count];
        for (var h = 1; h < firstOfBlock.Length; h++) firstOfBlock[h] = firstOfBlock[h - 1] + model.Heads[h - 1].Gates.Count;
    }

    /// <summary>The cone of all that a head measures.</summary>
    public LightCone Of(int head) => Of(head, model.Heads[head].Measurements);

    /// <summary>The cone of expectations that one head measures.</summary>
    public LightCone Of(int head, IReadOnlyList<MeasurementIr> measurements)
    {
        var axes = new GateAxis[model.Qubits];
        var measured = new SortedSet<int>();
        foreach (var (qubit, pauli) in measurements.SelectMany(m => m.Observable.Factors))
        {
            axes[qubit] = axes[qubit].Join(GateAxes.Get(pauli));
            measured.Add(qubit);
        }

        var block = FindBlock(head, axes);
        var encoding = FindEncoding(axes, measured.Concat(block.Members().SelectMany(i => blocks[i].Qubits)));
        var qubits = new IndexSet(model.Qubits);
        for (var q = 0; q < axes.Length; q++)
        {
            if (axes[q] != GateAxis.None) qubits.Add(q);
        }

        var isMixed = model.Backend?.Trajectories is null && HasChannels(block, encoding);
        var footprint = HeadFootprint.Of(model.Qubits, block.Members().Select(i => blocks[i]), measurements);
        return new LightCone(qubits, encoding, block, new HeadFootprints(head, model.Heads.Count, footprint), isMixed);
    }

    /// <summary>The gates of heads that lie in a cone, head after head.</summary>
    public IEnumerable<OperationIr> GetBlock(LightCone cone) => cone.Block.Members().Select(i => blocks[i]);

    private bool HasChannels(IndexSet block, IndexSet encoding) =>
        block.Members().Any(i => blocks[i] is ChannelIr) || encoding.Members().Any(i => model.Encoding[i] is ChannelIr);

    private IndexSet FindBlock(int head, GateAxis[] axes)
    {
        var block = new IndexSet(blocks.Length);
        for (var i = model.Heads[head].Gates.Count - 1; i >= 0; i--)
        {
            if (LightCone.Reaches(model.Heads[head].Gates[i], axes)) block.Add(firstOfBlock[head] + i);
        }

        return block;
    }

    private IndexSet FindEncoding(GateAxis[] axes, IEnumerable<int> qubits)
    {
        var encoding = new IndexSet(model.Encoding.Count);
        var next = new SortedSet<int>(qubits.Select(qubit => last[qubit]));
        while (next.Count > 0 && next.Max is var position and >= 0)
        {
            next.Remove(position);
            var operation = model.Encoding[position];
            if (LightCone.Reaches(operation, axes)) encoding.Add(position);
            for (var i = 0; i < operation.Qubits.Count; i++)
            {
                if (axes[operation.Qubits[i]] != GateAxis.None) next.Add(previous[position][i]);
            }
        }

        return encoding;
    }
}
