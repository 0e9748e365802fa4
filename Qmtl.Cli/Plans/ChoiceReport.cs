using System.Text;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Plans;

/// <summary>Which heads share a circuit, and what was compared: the size of the state times gates, which is known before anything is planned.</summary>
internal static class ChoiceReport
{
    public static string Of(ModelPlan plan, SlicingChoices choices)
    {
        // Circuits that were chosen for the same reason are one line.
        CircuitChoice[][] groups = [.. choices.Circuits.GroupBy(c => (c.Heads.Count, c.Expectations, c.Size, c.SeparateCost, c.Nearest?.Obstacle, c.Nearest?.Joint)).Select(g => g.ToArray())];
        var table = new TextTable("circuit for", "circuits", "expectations", "qubits", "gates", "state × (gates + 1)", "apart");
        foreach (var group in groups)
        {
            var (first, count) = (group[0], group.Length);
            table.Add(
                Heads(plan, group),
                NumberText.Of(count),
                NumberText.Of(count * first.Expectations),
                NumberText.Of(first.Size.Qubits),
                NumberText.Of(first.Size.Gates),
                NumberText.Of(count * first.Size.Cost),
                NumberText.Of(count * first.SeparateCost));
        }

        table.Add("all heads, as chosen", NumberText.Of(choices.Circuits.Count), NumberText.Of(choices.Circuits.Sum(c => c.Expectations)), "", "", NumberText.Of(choices.Cost), NumberText.Of(choices.SeparateCost));
        if (choices.Circuits.Count > 1 && choices.Joint is { } joint)
            table.Add("all heads in one circuit", "1", NumberText.Of(choices.Circuits.Sum(c => c.Expectations)), NumberText.Of(joint.Qubits), NumberText.Of(joint.Gates), NumberText.CostOf(joint), "");
        var text = new StringBuilder(table.ToString());
        foreach (var group in groups) text.Append($"{Heads(plan, group)}: {Reason(plan, choices, group)}\n");
        return text.ToString();
    }

    private static string Heads(ModelPlan plan, CircuitChoice[] group) => HeadList.Of(plan.Model, group.SelectMany(c => c.Heads));

    private static string Reason(ModelPlan plan, SlicingChoices choices, CircuitChoice[] group)
    {
        var first = group[0];
        var shared = first.SeparateCost != first.Size.Cost && first.Heads.Count > 1
            ? $"{(group.Length > 1 ? $"{first.Heads.Count} heads share each circuit" : "share a circuit")}, "
                + $"which costs {NumberText.CostOf(first.Size)}, instead of {NumberText.Of(first.SeparateCost)} apart"
            : first.Heads.Count > 1 ? (group.Length > 1 ? $"{first.Heads.Count} heads read each circuit" : "read one circuit")
            : group.Length > 1 ? "each has a circuit of its own" : "has a circuit of its own";
        if (first.Nearest is not { } nearest) return $"{shared}; there is no other circuit.";
        var other = group.Length > 1 ? "another" : $"that of {HeadList.Of(plan.Model, choices.Circuits[nearest.Circuit].Heads)}";
        return $"{shared}; " + nearest.Obstacle switch
        {
            SharingObstacle.Cost => $"joined with {other} it would have {Describe(nearest.Joint)} and cost {NumberText.CostOf(nearest.Joint)}, "
                + $"instead of {NumberText.Of(nearest.Cost)} for both.",
            SharingObstacle.TooLarge => $"joined with {other} it would have {Counted.Of(nearest.Joint.Qubits, "qubit")}, and at most {nearest.Joint.MaximumQubits} can be simulated.",
            SharingObstacle.Disturbance => $"it cannot be joined with {other}, because gates of a head act on a qubit that a head of the other uses.",
            SharingObstacle.NoCommonQubit => "it has no qubit in common with any other, and so would only cost more with one.",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
    }

    private static string Describe(SimulationSize size) => $"{Counted.Of(size.Qubits, "qubit")} and {Counted.Of(size.Gates, "gate")}";
}
