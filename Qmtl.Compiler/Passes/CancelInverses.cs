using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Cancels a gate and its inverse, and adds up rotations about one axis, where no gate on their qubits stands between.</summary>
/// <remarks>
/// Gates are kept on one stack per qubit. When a gate cancels with the one on top of all its qubits, those below come to the top, so
/// nested pairs cancel too, and a list takes time linear in its length.
/// </remarks>
internal static class CancelInverses
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, Cancel);

    private static IEnumerable<GateIr> Cancel(EquatableArray<GateIr> gates)
    {
        var kept = new List<GateIr?>();
        var stacks = new Dictionary<int, Stack<int>>();
        foreach (var gate in gates)
        {
            var top = GetTop(gate, stacks);
            if (top < 0 || kept[top]!.Qubits.Count != gate.Qubits.Count || !GatePairs.TryCombine(kept[top]!, gate, out var combined))
            {
                foreach (var qubit in gate.Qubits) stacks[qubit].Push(kept.Count);
                kept.Add(gate);
                continue;
            }

            kept[top] = combined;
            if (combined is not null) continue;
            foreach (var qubit in gate.Qubits) stacks[qubit].Pop();
        }

        return kept.OfType<GateIr>();
    }

    /// <summary>The position of the last gate on the qubits, if it is the same for all of them; else −1.</summary>
    private static int GetTop(GateIr gate, Dictionary<int, Stack<int>> stacks)
    {
        var tops = new HashSet<int>();
        foreach (var qubit in gate.Qubits)
        {
            if (!stacks.TryGetValue(qubit, out var stack)) stacks.Add(qubit, stack = new Stack<int>());
            tops.Add(stack.Count > 0 ? stack.Peek() : -1);
        }

        return tops.Count == 1 ? tops.First() : -1;
    }
}
