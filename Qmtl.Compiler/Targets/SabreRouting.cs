using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Targets;

/// <summary>Inserts swaps, so that gates of two qubits act on coupled ones: the heuristic SABRE (Li, Ding and Xie, arXiv:1809.02573).</summary>
/// <remarks>
/// Whatever can be executed is. Then, of the swaps that move a qubit of a waiting gate, the one is inserted that brings the waiting gates and, with half the weight,
/// the next ones closest together; qubits that were moved lately weigh more, so that swaps spread. Among equals the first pair is taken, so the result depends
/// on the circuit and the map alone. Should the heuristic turn in a circle, a gate is brought together along a shortest path.
/// </remarks>
internal sealed class SabreRouting(CouplingMap? map)
{
    private const int LookAhead = 20;
    private const double LookAheadWeight = 0.5;
    private const double Decay = 0.001;
    private const int SwapsUntilReset = 5;

    /// <summary>The circuit on the places of a layout, which moves along.</summary>
    /// <param name="operations">On qubits of the circuit, at most two each; only channels may have more. A swap among them exchanges names, and becomes no gate.</param>
    public List<OperationIr> Route(IReadOnlyList<OperationIr> operations, Layout layout)
    {
        var routed = new List<OperationIr>(operations.Count);
        var dependencies = new Dependencies(operations);
        double[] decay = [];
        var (swaps, patience) = (0, 0);
        while (true)
        {
            if (Execute(operations, dependencies, layout, routed))
            {
                (decay, swaps) = ([.. Enumerable.Repeat(1.0, map?.Qubits ?? 0)], 0);
                patience = 10 * decay.Length;
            }

            if (dependencies.Ready.Count == 0) return routed;
            if (patience-- == 0)
            {
                Approach(operations[dependencies.Ready.First()], layout, routed);
                continue;
            }

            var swap = Choose(operations, dependencies, layout, decay);
            if (++swaps % SwapsUntilReset == 0) decay = [.. decay.Select(_ => 1.0)];
            decay[swap.First] += Decay;
            decay[swap.Second] += Decay;
            Swap(swap, operations[dependencies.Ready.First()].Span, layout, routed);
        }
    }

    /// <summary>Whether anything could be done.</summary>
    private bool Execute(IReadOnlyList<OperationIr> operations, Dependencies dependencies, Layout layout, List<OperationIr> routed)
    {
        var isAny = false;
        while (true)
        {
            var next = dependencies.Ready.Where(i => CanExecute(operations[i], layout)).Select(i => (int?)i).FirstOrDefault();
            if (next is not { } index) return isAny;
            isAny = true;
            dependencies.Finish(index);
            var operation = operations[index];
            if (operation is GateIr { Kind: GateKind.Swap }) layout.SwapQubits(operation.Qubits[0], operation.Qubits[1]);
            else routed.Add(operation with { Qubits = operation.Qubits.Select(layout.PlaceOf).ToEquatableArray() });
        }
    }

    private bool CanExecute(OperationIr operation, Layout layout) =>
        map is null || operation is not GateIr { Qubits.Count: 2, Kind: not GateKind.Swap } gate
            || map.AreCoupled(layout.PlaceOf(gate.Qubits[0]), layout.PlaceOf(gate.Qubits[1]));

    private QubitPair Choose(IReadOnlyList<OperationIr> operations, Dependencies dependencies, Layout layout, double[] decay)
    {
        var front = dependencies.Ready.Select(i => operations[i]).ToList();
        var ahead = Ahead(operations, dependencies);
        var best = default(QubitPair);
        var bestScore = double.PositiveInfinity;
        foreach (var swap in Candidates(front, layout))
        {
            layout.SwapPlaces(swap.First, swap.Second);
            var score = Math.Max(decay[swap.First], decay[swap.Second])
                * (MeanDistance(front, layout) + (ahead.Count == 0 ? 0 : LookAheadWeight * MeanDistance(ahead, layout)));
            layout.SwapPlaces(swap.First, swap.Second);
            if (score >= bestScore - AngleConstants.Tolerance) continue;
            (best, bestScore) = (swap, score);
        }

        return best;
    }

    private IEnumerable<QubitPair> Candidates(List<OperationIr> front, Layout layout) => front
        .SelectMany(o => o.Qubits)
        .Select(layout.PlaceOf)
        .SelectMany(place => map!.Neighbors(place).Select(n => new QubitPair(Math.Min(place, n), Math.Max(place, n))))
        .Distinct()
        .OrderBy(p => p.First)
        .ThenBy(p => p.Second);

    private double MeanDistance(List<OperationIr> gates, Layout layout) =>
        gates.Average(g => (double)map!.Distance(layout.PlaceOf(g.Qubits[0]), layout.PlaceOf(g.Qubits[1])));

    /// <summary>The gates of two qubits that come after those that wait.</summary>
    private static List<OperationIr> Ahead(IReadOnlyList<OperationIr> operations, Dependencies dependencies)
    {
        var ahead = new List<OperationIr>();
        var seen = new HashSet<int>();
        var open = new Queue<int>(dependencies.Ready);
        while (open.Count > 0 && ahead.Count < LookAhead)
        {
            foreach (var next in dependencies.Successors(open.Dequeue()).Where(seen.Add))
            {
                if (operations[next] is GateIr { Qubits.Count: 2, Kind: not GateKind.Swap }) ahead.Add(operations[next]);
                open.Enqueue(next);
            }
        }

        return ahead;
    }

    private void Approach(OperationIr gate, Layout layout, List<OperationIr> routed)
    {
        while (!CanExecute(gate, layout))
        {
            var (from, to) = (layout.PlaceOf(gate.Qubits[0]), layout.PlaceOf(gate.Qubits[1]));
            var step = map!.Neighbors(from).First(n => map.Distance(n, to) < map.Distance(from, to));
            Swap(new QubitPair(from, step), gate.Span, layout, routed);
        }
    }

    private static void Swap(QubitPair places, TextSpan span, Layout layout, List<OperationIr> routed)
    {
        layout.SwapPlaces(places.First, places.Second);
        routed.Add(new GateIr(GateKind.Swap, EquatableArray.Of(places.First, places.Second), default, span));
    }
}
