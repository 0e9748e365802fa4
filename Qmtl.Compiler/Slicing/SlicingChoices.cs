using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Why expectations are simulated in the circuits that <see cref="Slicer"/> chose: what was compared.</summary>
/// <param name="Joint">One circuit for all expectations; null where some cannot share any, or nothing is measured.</param>
/// <param name="Circuits">What was chosen.</param>
public sealed record SlicingChoices(SimulationSize? Joint, EquatableArray<CircuitChoice> Circuits)
{
    /// <summary>The cost of the circuits.</summary>
    public double Cost => Circuits.Sum(c => c.Size.Cost);

    /// <summary>The cost of what the circuits were made of.</summary>
    public double SeparateCost => Circuits.Sum(c => c.SeparateCost);

    /// <param name="model">After the passes. None of its expectations is too large to simulate.</param>
    public static SlicingChoices Of(ModelIr model)
    {
        var groups = ModelGroups.Of(model);
        return new SlicingChoices(FindJoint(groups.Groups), groups.Groups.Select((_, i) => Explain(groups, i)).ToEquatableArray());
    }

    private static SimulationSize? FindJoint(IReadOnlyList<ExpectationGroup> groups)
    {
        if (groups.Count == 0) return null;
        var joint = groups[0].Cone;
        foreach (var group in groups.Skip(1))
        {
            if (!joint.Footprints.IsIndependentOf(group.Cone.Footprints)) return null;
            joint = joint.Union(group.Cone);
        }

        return joint.Size;
    }

    private static CircuitChoice Explain(ModelGroups model, int index)
    {
        var groups = model.Groups;
        var group = groups[index];
        Neighbor? nearest = null;
        for (var other = 0; other < groups.Count; other++)
        {
            if (other == index) continue;
            var next = Compare(group, groups[other], other);
            if (nearest is null || next.IsNearerThan(nearest)) nearest = next;
        }

        return new CircuitChoice(model.HeadsOf(group).ToEquatableArray(), group.Expectations.Count, group.Cone.Size, group.SeparateCost, nearest);
    }

    private static Neighbor Compare(ExpectationGroup group, ExpectationGroup other, int index)
    {
        var joint = group.Cone.GetJoint(other.Cone);
        var obstacle = !group.Cone.Qubits.Overlaps(other.Cone.Qubits) ? SharingObstacle.NoCommonQubit
            : !group.Cone.Footprints.IsIndependentOf(other.Cone.Footprints) ? SharingObstacle.Disturbance
            : joint.IsTooLarge ? SharingObstacle.TooLarge
            : SharingObstacle.Cost;
        return new Neighbor(index, obstacle, joint, group.Cone.Size.Cost + other.Cone.Size.Cost);
    }
}

/// <summary>A circuit, and why its expectations share it, and no others.</summary>
/// <param name="Heads">Indices in the model of the heads that read its expectations.</param>
/// <param name="Expectations">How many it measures.</param>
/// <param name="SeparateCost">The sum of the costs of what it was made of: what single heads measure, or single expectations.</param>
/// <param name="Nearest">The circuit that it would be joined with first; null where there is no other.</param>
public sealed record CircuitChoice(EquatableArray<int> Heads, int Expectations, SimulationSize Size, double SeparateCost, Neighbor? Nearest);

/// <summary>A circuit that another was not joined with.</summary>
/// <param name="Circuit">Its index.</param>
/// <param name="Joint">Both in one.</param>
/// <param name="Cost">What both cost as they are.</param>
public sealed record Neighbor(int Circuit, SharingObstacle Obstacle, SimulationSize Joint, double Cost)
{
    /// <summary>Whether less stands in the way.</summary>
    public bool IsNearerThan(Neighbor other) => Obstacle != other.Obstacle ? Obstacle < other.Obstacle : Joint.Cost - Cost < other.Joint.Cost - other.Cost;
}

/// <summary>Why two circuits are not one, the least obstacle first.</summary>
public enum SharingObstacle
{
    /// <summary>Together they would cost more.</summary>
    Cost,

    /// <summary>Together they would have more qubits than can be simulated.</summary>
    TooLarge,

    /// <summary>The gates of a head act on a qubit that a head of the other uses.</summary>
    Disturbance,

    /// <summary>Without a qubit in common, two circuits never cost less as one.</summary>
    NoCommonQubit,
}
