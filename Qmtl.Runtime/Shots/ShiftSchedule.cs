using Qmtl.Modeling;

namespace Qmtl.Shots;

/// <summary>
/// Which angles are shifted together: the first of every circuit of a model, then the second of every circuit, and so on. Circuits are apart from each other, so that
/// a derivative takes as many evaluations of the model as the circuit that needs most, and not as all need together.
/// </summary>
internal sealed class ShiftSchedule
{
    private readonly Member[] members;

    /// <param name="circuits">All circuits of a model.</param>
    /// <param name="schema">Its schema.</param>
    public ShiftSchedule(IReadOnlyList<ShiftedCircuit> circuits, ModelSchema schema)
    {
        var read = schema.Layout.Values - schema.LogitCount - schema.DistributionValues;
        members = new Member[circuits.Count];
        for (var c = 0; c < members.Length; c++)
        {
            var circuit = circuits[c];
            int[] angles = [.. Enumerable.Range(0, circuit.Degrees.Length).Where(i => circuit.Degrees[i] != 0)];
            members[c] = new Member(
                [.. angles.Select(i => circuit.Angle + i)],
                [.. angles.Select(i => circuit.Degrees[i])],
                schema.Shots is null ? circuit.Targets : [.. circuit.Targets.Where(t => t < read)],
                Derivatives);
            Derivatives += members[c].Angles.Length * members[c].Targets.Length;
        }

        Rounds = [.. Enumerable.Range(0, members.Select(m => m.Angles.Length).DefaultIfEmpty(0).Max())
            .Select(k => members.Where(m => k < m.Angles.Length).Max(m => ShiftRule.CountTerms(m.Degrees[k])))];
    }

    /// <summary>The circuits.</summary>
    public ReadOnlySpan<Member> Members => members;

    /// <summary>For the first angle of every circuit, the second and so on: how many evaluations of the model it takes.</summary>
    public int[] Rounds { get; }

    /// <summary>How many derivatives of expectations with respect to angles there are.</summary>
    public int Derivatives { get; }

    /// <summary>How many evaluations of the model a gradient takes beside the one without shifts.</summary>
    public int Evaluations => Rounds.Sum();

    /// <summary>A circuit.</summary>
    /// <param name="Angles">Its angles that are not constant, by their place in the workspace.</param>
    /// <param name="Degrees">That of each.</param>
    /// <param name="Targets">Where the expectations are that a derivative is asked for of.</param>
    /// <param name="First">Where its derivatives start: [angles, targets].</param>
    public readonly record struct Member(int[] Angles, int[] Degrees, int[] Targets, int First);
}
