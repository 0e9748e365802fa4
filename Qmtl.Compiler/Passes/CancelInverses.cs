using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Cancels a gate and its inverse, and adds up rotations about one axis, where no gate on their qubits stands between.</summary>
internal static class CancelInverses
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, Cancel);

    private static IEnumerable<GateIr> Cancel(EquatableArray<GateIr> gates)
    {
        var kept = new QubitStacks();
        foreach (var gate in gates)
        {
            var partner = kept.FindPartner(gate);
            if (partner < 0 || !GatePairs.TryCombine(kept[partner], gate, out var combined)) kept.Push(gate);
            else if (combined is null) kept.Pop(partner);
            else kept[partner] = combined;
        }

        return kept.Gates;
    }
}
