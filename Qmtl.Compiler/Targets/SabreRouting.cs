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
        var (waiting, ahead) = (new List<QubitPair>(), new List<QubitPair>());
        double[] decay = [];
        var (swaps, patience) = (0, 0);
        for (var isFirst = true; ; isFirst = false)
        {
            if (Execute(operations, dependencies, layout, routed) || isFirst)
            {
                waiting = [.. dependencies.Ready.Select(i => Pair(operations[i]))];
                ahead = Ahead(operations, dependencies);
                (decay, swaps) = ([.. Enumerable.Repeat(1.0, map?.Qubits ?? 0)], 0);
                patience = 10 * decay.Length;
            }

            if (waiting.Count == 0) return routed;
            if (patience-- == 0)
            {
                Approach(operations[dependencies.Ready.First()], layout, routed);
                continue;
            }

            var swap = Choose(waiting, ahead, layout, decay);
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

    private QubitPair Choose(List<QubitPair> waiting, List<QubitPair> ahead, Layout layout, double[] decay)
    {
        var best = default(QubitPair);
        var bestScore = double.PositiveInfinity;
        foreach (var swap in Candidates(waiting, layout))
        {
            layout.SwapPlaces(swap.First, swap.Second);
            var score = Math.Max(decay[swap.First], decay[swap.Second]) * (MeanDistance(waiting, layout) + (LookAheadWeight * MeanDistance(ahead, layout)));
            layout.SwapPlaces(swap.First, swap.Second);
            if (score >= bestScore - AngleConstants.Tolerance) continue;
            (best, bestScore) = (swap, score);
        }

        return best;
    }

    /// <summary>Swaps that move a qubit of a waiting gate, in order of their places.</summary>
    private SortedSet<QubitPair> Candidates(List<QubitPair> waiting, Layout layout)
    {
        var candidates = new SortedSet<QubitPair>(Comparer<QubitPair>.Create((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Second.CompareTo(b.Second)));
        foreach (var pair in waiting)
        {
            AddAround(layout.PlaceOf(pair.First));
            AddAround(layout.PlaceOf(pair.Second));
        }

        return candidates;

        void AddAround(int place)
        {
            foreach (var neighbor in map!.Neighbors(place)) candidates.Add(new QubitPair(Math.Min(place, neighbor), Math.Max(place, neighbor)));
        }
    }

    /// <summary>How far the qubits of gates are apart; 0 where there are none.</summary>
    private double MeanDistance(List<QubitPair> gates, Layout layout)
    {
        if (gates.Count == 0) return 0;
        var sum = 0;
        foreach (var gate in gates) sum += map!.Distance(layout.PlaceOf(gate.First), layout.PlaceOf(gate.Second));
        return (double)sum / gates.Count;
    }

    private static QubitPair Pair(OperationIr gate) => new(gate.Qubits[0], gate.Qubits[1]);

    /// <summary>The gates of two qubits that come after those that wait.</summary>
    private static List<QubitPair> Ahead(IReadOnlyList<OperationIr> operations, Dependencies dependencies)
    {
        var ahead = new List<QubitPair>();
        var seen = new HashSet<int>();
        var open = new Queue<int>(dependencies.Ready);
        while (open.Count > 0 && ahead.Count < LookAhead)
        {
            foreach (var next in dependencies.Successors(open.Dequeue()).Where(seen.Add))
            {
                if (operations[next] is GateIr { Qubits.Count: 2, Kind: not GateKind.Swap } gate) ahead.Add(Pair(gate));
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
