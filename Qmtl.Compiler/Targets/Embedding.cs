namespace Qmtl.Compiler.Targets;

/// <summary>Places for the qubits of a circuit at which all its pairs are coupled, so that no swap is needed: found for lines, rings and whatever fits in a few steps.</summary>
/// <remarks>
/// A backtracking search for a subgraph: every qubit is placed beside one that is placed already, and a line from its end, so that on the machine a path grows.
/// </remarks>
internal static class Embedding
{
    private const int MostSteps = 20_000;

    /// <param name="partners">For every qubit of the circuit, those it has a gate with.</param>
    public static Layout? Find(IReadOnlyList<IReadOnlyCollection<int>> partners, CouplingMap map)
    {
        var order = Order(partners);
        var places = Enumerable.Repeat(-1, partners.Count).ToArray();
        var isTaken = new bool[map.Qubits];
        var candidates = new Stack<Queue<int>>();
        if (order.Count > 0) candidates.Push(Candidates(order[0], partners, places, isTaken, map));
        for (var step = 0; candidates.Count > 0; step++)
        {
            var qubit = order[candidates.Count - 1];
            if (places[qubit] >= 0) isTaken[places[qubit]] = false;
            places[qubit] = -1;
            if (step == MostSteps) return null;
            if (candidates.Peek().Count == 0)
            {
                candidates.Pop();
                if (candidates.Count == 0) return null;
                continue;
            }

            places[qubit] = candidates.Peek().Dequeue();
            isTaken[places[qubit]] = true;
            if (candidates.Count == order.Count) return PlaceTheRest(places, isTaken);
            candidates.Push(Candidates(order[candidates.Count], partners, places, isTaken, map));
        }

        return PlaceTheRest(places, isTaken);
    }

    /// <summary>The free places where a qubit is coupled to its partners, as far as those are placed.</summary>
    private static Queue<int> Candidates(int qubit, IReadOnlyList<IReadOnlyCollection<int>> partners, int[] places, bool[] isTaken, CouplingMap map)
    {
        var neighbors = partners[qubit].Where(p => places[p] >= 0).Select(p => places[p]).ToList();

        // Its own number first, so that a circuit that fits stays as it is written.
        IEnumerable<int> places0 = neighbors.Count > 0 ? map.Neighbors(neighbors[0]) : Enumerable.Range(0, map.Qubits);
        return new(places0.Where(p => !isTaken[p] && neighbors.All(n => map.AreCoupled(p, n))).OrderBy(p => p == qubit ? 0 : 1));
    }

    /// <summary>The qubits that have gates of two, connected ones behind each other, from the ends of lines.</summary>
    private static List<int> Order(IReadOnlyList<IReadOnlyCollection<int>> partners)
    {
        var order = new List<int>();
        var seen = new HashSet<int>();
        foreach (var start in Enumerable.Range(0, partners.Count).Where(q => partners[q].Count > 0).OrderBy(q => partners[q].Count))
        {
            var open = new Stack<int>([start]);
            while (open.Count > 0)
            {
                var qubit = open.Pop();
                if (!seen.Add(qubit)) continue;
                order.Add(qubit);
                foreach (var partner in partners[qubit].OrderByDescending(p => p)) open.Push(partner);
            }
        }

        return order;
    }

    private static Layout PlaceTheRest(int[] places, bool[] isTaken)
    {
        for (var qubit = 0; qubit < places.Length; qubit++)
        {
            if (places[qubit] >= 0) continue;
            places[qubit] = qubit < isTaken.Length && !isTaken[qubit] ? qubit : Array.IndexOf(isTaken, false);
            isTaken[places[qubit]] = true;
        }

        return new Layout(places, isTaken.Length);
    }
}
