using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>Where the qubits of a model begin on a machine.</summary>
/// <remarks>
/// First a layout is looked for that needs no swap at all (<see cref="Embedding"/>). Where there is none, the circuit is routed forward and backward from several layouts, each
/// pass beginning where the last one ended, as SABRE does (Li, Ding and Xie, arXiv:1809.02573, section 4), and the layout with the fewest swaps is taken.
/// </remarks>
internal static class LayoutSearch
{
    private const int Trials = 4;

    /// <summary>Above so many gates times places, one layout is tried: routing takes about so long.</summary>
    private const long LargeCircuit = 100_000;

    /// <param name="stage">The gates of the shared stage, of two qubits at most.</param>
    /// <param name="blocks">Those of each head.</param>
    public static Layout Find(int qubits, IReadOnlyList<OperationIr> stage, IReadOnlyList<IReadOnlyList<OperationIr>> blocks, CouplingMap? map)
    {
        if (map is null) return Layout.Identity(qubits, qubits);
        if (Embedding.Find(Partners(qubits, stage, blocks), map) is { } fitting) return fitting;
        var routing = new SabreRouting(map);
        OperationIr[] whole = [.. stage, .. blocks.SelectMany(b => b)];
        OperationIr[] reversed = [.. whole.Reverse()];
        var (best, fewest) = (Layout.Identity(qubits, map.Qubits), int.MaxValue);
        for (var trial = 0; trial < ((long)whole.Length * map.Qubits > LargeCircuit ? 1 : Trials); trial++)
        {
            var layout = Start(trial, qubits, map.Qubits);
            routing.Route(whole, layout);
            routing.Route(reversed, layout);
            var swaps = CountSwaps(stage, blocks, layout.Copy(), routing);
            if (swaps < fewest) (best, fewest) = (layout, swaps);
        }

        return best;
    }

    private static int CountSwaps(IReadOnlyList<OperationIr> stage, IReadOnlyList<IReadOnlyList<OperationIr>> blocks, Layout layout, SabreRouting routing)
    {
        var swaps = Count(routing.Route(stage, layout));
        return swaps + blocks.Sum(b => Count(routing.Route(b, layout.Copy())));

        static int Count(IEnumerable<OperationIr> operations) => operations.Count(o => o is GateIr { Kind: GateKind.Swap });
    }

    /// <summary>The identity, and then random layouts, the same in every run.</summary>
    private static Layout Start(int trial, int qubits, int size)
    {
        if (trial == 0) return Layout.Identity(qubits, size);
        var places = Enumerable.Range(0, size).ToArray();
        var random = (ulong)trial;
        for (var i = size - 1; i > 0; i--)
        {
            // A linear congruential generator with the multiplier of Knuth's MMIX, of which the upper half is used.
            random = unchecked((random * 6364136223846793005) + 1442695040888963407);
            var other = (int)((random >> 33) % (ulong)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }

        return new Layout([.. places.Take(qubits)], size);
    }

    /// <summary>For every qubit, those it has gates of two with, where swaps of the circuit exchange names.</summary>
    private static HashSet<int>[] Partners(int qubits, IReadOnlyList<OperationIr> stage, IReadOnlyList<IReadOnlyList<OperationIr>> blocks)
    {
        var partners = Enumerable.Range(0, qubits).Select(_ => new HashSet<int>()).ToArray();
        var names = Layout.Identity(qubits, qubits);
        Add(stage, names, partners);
        foreach (var block in blocks) Add(block, names.Copy(), partners);
        return partners;
    }

    private static void Add(IReadOnlyList<OperationIr> operations, Layout names, HashSet<int>[] partners)
    {
        foreach (var gate in operations.OfType<GateIr>().Where(g => g.Qubits.Count == 2))
        {
            var (first, second) = (gate.Qubits[0], gate.Qubits[1]);
            if (gate.Kind == GateKind.Swap)
            {
                names.SwapQubits(first, second);
                continue;
            }

            partners[names.PlaceOf(first)].Add(names.PlaceOf(second));
            partners[names.PlaceOf(second)].Add(names.PlaceOf(first));
        }
    }
}
