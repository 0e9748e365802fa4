using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>
/// Circuits of one shape that differ only in where they read and write, each by the same steps from the one before: code for them is one loop. What slices a
/// register of many qubits leaves is mostly such rows.
/// </summary>
/// <param name="Circuits">In order; one where no long row begins.</param>
/// <param name="IndexSteps">For each run of angles, how far its source moves from circuit to circuit.</param>
/// <param name="ValueSteps">For each expectation, how far its place moves.</param>
internal sealed record CircuitRow(IReadOnlyList<CircuitInstance> Circuits, IReadOnlyList<int> IndexSteps, IReadOnlyList<int> ValueSteps)
{
    /// <summary>The shortest row that is written as a loop.</summary>
    private const int Shortest = 64;

    public CircuitInstance First => Circuits[0];

    public int Count => Circuits.Count;

    /// <summary>The heads of all circuits.</summary>
    public IEnumerable<int> Heads => Circuits.Count == 1 ? First.Heads : Circuits.SelectMany(c => c.Heads).Distinct();

    /// <summary>Cuts the circuits of a model into rows, each circuit in one.</summary>
    public static IReadOnlyList<CircuitRow> Split(IReadOnlyList<CircuitInstance> circuits)
    {
        var rows = new List<CircuitRow>();
        var ofShape = circuits.GroupBy(c => c.Shape).ToDictionary(g => g.Key, g => g.ToList());
        var (seen, taken) = (new int[ofShape.Count], new int[ofShape.Count]);
        foreach (var shape in circuits.Select(c => c.Shape))
        {
            if (seen[shape]++ < taken[shape]) continue;
            rows.Add(Begin(ofShape[shape], taken[shape]));
            taken[shape] += rows[rows.Count - 1].Count;
        }

        return rows;
    }

    /// <summary>What is added to a place in a loop over the row; nothing in a row of one.</summary>
    public string Move(int step) => Count == 1 || step == 0 ? "" : step == 1 ? " + c" : FormattableString.Invariant($" + ({step} * c)");

    /// <summary>The row that begins with one of the circuits of a shape.</summary>
    private static CircuitRow Begin(List<CircuitInstance> circuits, int start)
    {
        var (last, runs) = (circuits[start], AngleRun.Split(circuits[start].Angles));
        var single = new CircuitRow([last], [.. runs.Select(_ => 0)], [.. last.Values.Select(_ => 0)]);
        int[]? indexSteps = null, valueSteps = null;
        var end = start + 1;
        for (; end < circuits.Count; end++)
        {
            var (next, nextRuns) = (circuits[end], AngleRun.Split(circuits[end].Angles));
            if (nextRuns.Count != runs.Count || !nextRuns.Zip(runs, AreAlike).All(alike => alike)) break;
            int[] indices = [.. nextRuns.Zip(runs, (run, before) => run.Index - before.Index)];
            int[] values = [.. next.Values.Zip(last.Values, (value, before) => value - before)];
            if (!indices.SequenceEqual(indexSteps ??= indices) || !values.SequenceEqual(valueSteps ??= values)) break;
            (last, runs) = (next, nextRuns);
        }

        return end - start < Shortest ? single : new CircuitRow(circuits.GetRange(start, end - start), indexSteps!, valueSteps!);
    }

    /// <summary>Whether two runs of angles differ only in the index of their source.</summary>
    private static bool AreAlike(AngleRun run, AngleRun other) =>
        (run.Source, run.First, run.Count, run.Scale, run.Offset) == (other.Source, other.First, other.Count, other.Scale, other.Offset)
        && (run.Source is AngleSource.Parameters or AngleSource.Values || run.Expression == other.Expression);
}
