using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Checks;

/// <summary>The qubits of the light cone of a head, and its gates that change what is measured; none for a head that measures nothing.</summary>
/// <param name="Encoding">Positions in the shared stage.</param>
/// <param name="Block">Gates of the head itself.</param>
internal sealed record HeadCone(HeadIr Head, IndexSet Qubits, IndexSet Encoding, IReadOnlyList<OperationIr> Block)
{
    /// <param name="index">Which head.</param>
    public static HeadCone Of(ModelIr model, LightCones lightCones, int index)
    {
        var head = model.Heads[index];
        var cone = lightCones.Of(index);
        OperationIr[] block = [.. lightCones.GetBlock(cone)];
        int[] wires = [.. cone.Qubits.Members()];
        if (!PauliReach.IsSmall(wires.Length, head.Measurements.Count)) return new HeadCone(head, cone.Qubits, cone.Encoding, block);

        int[] shared = [.. cone.Encoding.Members()];
        OperationIr[] gates = [.. shared.Select(position => model.Encoding[position]), .. block];
        var reached = new IndexSet(gates.Length);
        var reach = new PauliReach(model.Qubits, wires, gates);
        foreach (var measurement in head.Measurements) reach.Add(measurement.Observable, reached);

        var encoding = new IndexSet(model.Encoding.Count);
        for (var i = 0; i < shared.Length; i++)
        {
            if (reached.Contains(i)) encoding.Add(shared[i]);
        }

        return new HeadCone(head, cone.Qubits, encoding, [.. block.Where((_, i) => reached.Contains(shared.Length + i))]);
    }
}
