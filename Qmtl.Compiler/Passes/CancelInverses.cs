using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Cancels a gate and its inverse, and adds up rotations about one axis, where nothing on their qubits stands between.</summary>
internal static class CancelInverses
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, operations => Cancel(operations));

    public static IEnumerable<OperationIr> Cancel(IEnumerable<OperationIr> operations)
    {
        var kept = new QubitStacks();
        foreach (var operation in operations)
        {
            var partner = kept.FindPartner(operation);
            if (partner < 0 || kept[partner] is not GateIr first || operation is not GateIr second || !GatePairs.TryCombine(first, second, out var combined))
                kept.Push(operation);
            else if (combined is null) kept.Pop(partner);
            else kept[partner] = combined;
        }

        return kept.Operations;
    }
}
