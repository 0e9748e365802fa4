using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>The gates and channels so far, on one stack per qubit, so that what is on top of all qubits of a gate is what it meets.</summary>
/// <remarks>
/// When a gate cancels with the one on top, those below come to the top, so nested pairs meet too, and a list takes time linear in
/// its length.
/// </remarks>
internal sealed class QubitStacks
{
    private readonly List<OperationIr?> operations = [];
    private readonly Dictionary<int, Stack<int>> stacks = [];

    /// <summary>In order.</summary>
    public IEnumerable<OperationIr> Operations => operations.OfType<OperationIr>();

    public OperationIr this[int position]
    {
        get => operations[position]!;
        set => operations[position] = value;
    }

    public void Push(OperationIr operation)
    {
        foreach (var qubit in operation.Qubits) StackOf(qubit).Push(operations.Count);
        operations.Add(operation);
    }

    /// <summary>Removes an operation that is on top of its qubits.</summary>
    public void Pop(int position)
    {
        foreach (var qubit in operations[position]!.Qubits) StackOf(qubit).Pop();
        operations[position] = null;
    }

    /// <summary>The position of the last operation on the qubits of one, if it is on these and no others; else −1.</summary>
    public int FindPartner(OperationIr operation)
    {
        var top = -1;
        foreach (var qubit in operation.Qubits)
        {
            var stack = StackOf(qubit);
            if (stack.Count == 0 || (top >= 0 && stack.Peek() != top)) return -1;
            top = stack.Peek();
        }

        return operations[top]!.Qubits.Count == operation.Qubits.Count ? top : -1;
    }

    private Stack<int> StackOf(int qubit)
    {
        if (!stacks.TryGetValue(qubit, out var stack)) stacks.Add(qubit, stack = new Stack<int>());
        return stack;
    }
}
