using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>Which operations of a circuit have to wait for which: those that share a qubit keep their order.</summary>
internal sealed class Dependencies
{
    private readonly List<int>[] successors;
    private readonly int[] waiting;
    private readonly SortedSet<int> ready = [];

    public Dependencies(IReadOnlyList<OperationIr> operations)
    {
        successors = [.. operations.Select(_ => new List<int>())];
        waiting = new int[operations.Count];
        var last = new Dictionary<int, int>();
        for (var i = 0; i < operations.Count; i++)
        {
            foreach (var before in operations[i].Qubits.Select(q => last.TryGetValue(q, out var p) ? p : -1).Where(p => p >= 0).Distinct())
            {
                successors[before].Add(i);
                waiting[i]++;
            }

            foreach (var qubit in operations[i].Qubits) last[qubit] = i;
            if (waiting[i] == 0) ready.Add(i);
        }
    }

    /// <summary>The operations that wait for none, in the order of the circuit.</summary>
    public IReadOnlyCollection<int> Ready => ready;

    public IReadOnlyList<int> Successors(int operation) => successors[operation];

    /// <summary>Takes an operation that waits for none as done.</summary>
    public void Finish(int operation)
    {
        ready.Remove(operation);
        foreach (var next in successors[operation])
        {
            if (--waiting[next] == 0) ready.Add(next);
        }
    }
}
