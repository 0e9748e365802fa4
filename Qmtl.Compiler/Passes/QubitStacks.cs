using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>The gates so far, on one stack per qubit, so that what is on top of all qubits of a gate is what it meets.</summary>
/// <remarks>
/// When a gate cancels with the one on top, those below come to the top, so nested pairs meet too, and a list takes time linear in
/// its length.
/// </remarks>
internal sealed class QubitStacks
{
    private readonly List<GateIr?> gates = [];
    private readonly Dictionary<int, Stack<int>> stacks = [];

    /// <summary>In order.</summary>
    public IEnumerable<GateIr> Gates => gates.OfType<GateIr>();

    public GateIr this[int position]
    {
        get => gates[position]!;
        set => gates[position] = value;
    }

    public void Push(GateIr gate)
    {
        foreach (var qubit in gate.Qubits) StackOf(qubit).Push(gates.Count);
        gates.Add(gate);
    }

    /// <summary>Removes a gate that is on top of its qubits.</summary>
    public void Pop(int position)
    {
        foreach (var qubit in gates[position]!.Qubits) StackOf(qubit).Pop();
        gates[position] = null;
    }

    /// <summary>The position of the last gate on the qubits of a gate, if it is on these and no others; else −1.</summary>
    public int FindPartner(GateIr gate)
    {
        var top = -1;
        foreach (var qubit in gate.Qubits)
        {
            var stack = StackOf(qubit);
            if (stack.Count == 0 || (top >= 0 && stack.Peek() != top)) return -1;
            top = stack.Peek();
        }

        return gates[top]!.Qubits.Count == gate.Qubits.Count ? top : -1;
    }

    private Stack<int> StackOf(int qubit)
    {
        if (!stacks.TryGetValue(qubit, out var stack)) stacks.Add(qubit, stack = new Stack<int>());
        return stack;
    }
}
