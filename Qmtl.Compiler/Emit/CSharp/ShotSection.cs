using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>What is measured in shots, and the circuits as the parameter-shift rule sees them: both made when they are first used.</summary>
internal sealed class ShotSection(CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, ModelPlaces places)
{
    private const string Shots = "global::Qmtl.Shots";

    public void Write()
    {
        WriteGroups();
        WriteCircuits();
    }

    private void WriteGroups()
    {
        (HeadIr Head, SampledGroupIr Group)[] groups = [.. plan.Model.Heads.SelectMany(h => h.Samples.Select(s => (h, s)))];
        if (groups.Length == 0) return;
        using (writer.Open("private static class Samples"))
        {
            for (var i = 0; i < groups.Length; i++)
            {
                var (head, group) = groups[i];
                writer.Line($"// {CSharpText.CommentText(head.DisplayName)}");
                writer.Line($"public static readonly {Shots}.MeasuredGroup Group{i} = new({i}, shots: {group.Shots}, "
                    + $"places: [{string.Join(", ", group.Places.Select(p => places.Value(p)))}], observables: [{CSharpText.List(group.Observables)}], "
                    + $"readout: [{string.Join(", ", group.Readout.SelectMany(r => new[] { r.Kept, r.Shift }).Select(CSharpText.Literal))}]{(group.InvertsReadout ? ", invertsReadout: true" : "")});");
            }
        }

        writer.Line();
    }

    private void WriteCircuits()
    {
        var type = $"{Shots}.ShiftedCircuit";
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{type}> ShiftedCircuits => Shifts.All;");
        writer.Line();
        using (writer.Open("private static class Shifts"))
        {
            writer.Line($"public static readonly {type}[] All = Build();");
            writer.Line();
            using (writer.Open($"private static {type}[] Build()"))
            {
                writer.Line($"var circuits = new {type}[{plan.Circuits.Count}];");
                var first = 0;
                foreach (var circuit in circuits)
                {
                    var index = FormattableString.Invariant($"{first}{circuit.Row.Move(1)}");
                    writer.Line($"{circuit.Loop} circuits[{index}] = new({circuit.Angle(0)}, [{CSharpText.List(Degrees(circuit))}], {circuit.Targets(places)});".TrimStart());
                    first += circuit.Row.Count;
                }

                writer.Line("return circuits;");
            }
        }

        writer.Line();
    }

    /// <summary>For each angle of a circuit, how many rotations take it; where phases do, the negative of the degree; 0 for a constant.</summary>
    private static IEnumerable<int> Degrees(PlacedCircuit circuit)
    {
        var (rotations, phases) = (new int[circuit.Shape.Angles], new int[circuit.Shape.Angles]);
        foreach (var step in circuit.Shape.Steps)
        {
            if (step is RotationStep rotation) rotations[rotation.Angle]++;
            if (step is PhaseStep phase) phases[phase.Angle]++;
        }

        var constants = new HashSet<int>(circuit.Runs.Where(r => r.Source == AngleSource.Constant).Select(r => r.First));
        return rotations.Select((count, i) => constants.Contains(i) ? 0 : phases[i] == 0 ? count : -((2 * count) + phases[i]));
    }
}
