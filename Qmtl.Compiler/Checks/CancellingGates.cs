using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>Statements whose gates undo each other wherever they run, so that both can go.</summary>
/// <remarks>Where a statement of a block or a loop cancels in some places only, it is needed in the others, and nothing is said.</remarks>
internal static class CancellingGates
{
    public static IEnumerable<Finding> Find(CheckedFile file)
    {
        var counts = new Dictionary<TextSpan, int>();
        var pairs = new Dictionary<(TextSpan First, TextSpan Second), (int Count, GateIr First, GateIr Second)>();
        foreach (var gates in file.Models.SelectMany(m => m.Lowered.Heads.Select(h => h.Gates).Prepend(m.Lowered.Encoding)))
        {
            foreach (var gate in gates.OfType<GateIr>()) counts[gate.Span] = Get(counts, gate.Span) + 1;
            foreach (var (first, second) in FindPairs(gates))
                pairs[(first.Span, second.Span)] = (Get(pairs, (first.Span, second.Span)).Count + 1, first, second);
        }

        foreach (var pair in pairs)
        {
            var (count, first, second) = pair.Value;
            var (firstLine, line) = (file.LineOf(first.Span), file.LineOf(second.Span));
            var (firstName, name) = (GateTable.Get(first.Kind).Name, GateTable.Get(second.Kind).Name);
            if (first.Span == second.Span && 2 * count == counts[second.Span]) yield return CircuitDiagnostics.UndoesItself(second.Span, name, line);
            if (first.Span != second.Span && count == counts[first.Span] && count == counts[second.Span])
                yield return CircuitDiagnostics.Undoes(second.Span, name, firstName, line, firstLine);
        }
    }

    private static IEnumerable<(GateIr First, GateIr Second)> FindPairs(EquatableArray<OperationIr> operations)
    {
        var stacks = new QubitStacks();
        foreach (var operation in operations)
        {
            var partner = stacks.FindPartner(operation);
            if (partner < 0 || stacks[partner] is not GateIr first || operation is not GateIr second || !GatePairs.Undoes(first, second))
            {
                stacks.Push(operation);
                continue;
            }

            yield return (first, second);
            stacks.Pop(partner);
        }
    }

    private static TValue? Get<TKey, TValue>(Dictionary<TKey, TValue> dictionary, TKey key) => dictionary.TryGetValue(key, out var value) ? value : default;
}
