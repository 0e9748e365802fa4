using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Cancels a gate and its inverse, and adds up rotations about one axis, where nothing on their qubits stands between.</summary>
/// <remarks>
/// Gates and channels are kept on one stack per qubit. When a gate cancels with the one on top of all its qubits, those below come to the top, so
/// nested pairs cancel too, and a list takes time linear in its length.
/// </remarks>
internal static class CancelInverses
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, Cancel);

    private static IEnumerable<OperationIr> Cancel(EquatableArray<OperationIr> operations)
    {
        var kept = new List<OperationIr?>();
        var stacks = new Dictionary<int, Stack<int>>();
        foreach (var operation in operations)
        {
            var top = GetTop(operation, stacks);
            if (top < 0 || !TryCombine(kept[top]!, operation, out var combined))
            {
                foreach (var qubit in operation.Qubits) stacks[qubit].Push(kept.Count);
                kept.Add(operation);
                continue;
            }

            kept[top] = combined;
            if (combined is not null) continue;
            foreach (var qubit in operation.Qubits) stacks[qubit].Pop();
        }

        return kept.OfType<OperationIr>();
    }

    private static bool TryCombine(OperationIr first, OperationIr second, out GateIr? combined)
    {
        combined = null;
        return first is GateIr a && second is GateIr b && a.Qubits.Count == b.Qubits.Count && GatePairs.TryCombine(a, b, out combined);
    }

    /// <summary>The position of the last operation on the qubits, if it is the same for all of them; else −1.</summary>
    private static int GetTop(OperationIr operation, Dictionary<int, Stack<int>> stacks)
    {
        var tops = new HashSet<int>();
        foreach (var qubit in operation.Qubits)
        {
            if (!stacks.TryGetValue(qubit, out var stack)) stacks.Add(qubit, stack = new Stack<int>());
            tops.Add(stack.Count > 0 ? stack.Peek() : -1);
        }

        return tops.Count == 1 ? tops.First() : -1;
    }
}
