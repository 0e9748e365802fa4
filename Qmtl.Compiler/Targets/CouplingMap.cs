using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>Between which qubits of a machine a gate of two can act, and how far qubits are apart.</summary>
internal sealed class CouplingMap
{
    private readonly HashSet<QubitPair> directed;
    private readonly List<int>[] neighbors;
    private readonly int[]?[] distances;

    private CouplingMap(int qubits, IEnumerable<QubitPair> pairs)
    {
        directed = [.. pairs];
        neighbors = [.. Enumerable.Range(0, qubits).Select(_ => new List<int>())];
        distances = new int[]?[qubits];
        foreach (var (first, second) in directed.SelectMany(p => new[] { p, p.Reversed }).Distinct().Select(p => (p.First, p.Second))) neighbors[first].Add(second);
        foreach (var list in neighbors) list.Sort();
    }

    public int Qubits => neighbors.Length;

    /// <summary>The map of a machine; null where every pair is coupled.</summary>
    public static CouplingMap? Of(DeviceIr device) => device.Coupling.Count == 0 ? null : new CouplingMap(device.Qubits!.Value, device.Coupling);

    /// <summary>In ascending order.</summary>
    public IReadOnlyList<int> Neighbors(int qubit) => neighbors[qubit];

    /// <summary>Whether a gate can act on the two, in one order or the other.</summary>
    public bool AreCoupled(int first, int second) => HasDirection(first, second) || HasDirection(second, first);

    /// <summary>Whether a gate can act on the two in this order.</summary>
    public bool HasDirection(int first, int second) => directed.Contains(new QubitPair(first, second));

    /// <summary>How many pairs lie on the shortest path.</summary>
    public int Distance(int from, int to) => (distances[from] ??= DistancesFrom(from))[to];

    private int[] DistancesFrom(int start)
    {
        var distance = Enumerable.Repeat(-1, Qubits).ToArray();
        distance[start] = 0;
        var open = new Queue<int>([start]);
        while (open.Count > 0)
        {
            var qubit = open.Dequeue();
            foreach (var neighbor in neighbors[qubit].Where(n => distance[n] < 0))
            {
                distance[neighbor] = distance[qubit] + 1;
                open.Enqueue(neighbor);
            }
        }

        return distance;
    }
}
