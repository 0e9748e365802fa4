using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit and where it lives in the workspace.</summary>
internal sealed record PlacedCircuit(CircuitInstance Circuit, int FirstAngle, int FirstAmplitude)
{
    public IReadOnlyList<AngleRun> Runs { get; } = AngleRun.Split(Circuit.Angles);

    public static IReadOnlyList<PlacedCircuit> Place(ModelPlan plan)
    {
        var placed = new List<PlacedCircuit>();
        var (angle, amplitude) = (0, 0);
        foreach (var circuit in plan.Circuits)
        {
            placed.Add(new PlacedCircuit(circuit, angle, amplitude));
            angle += circuit.Angles.Count;
            amplitude += 1 << circuit.Wires.Count;
        }

        return placed;
    }

    /// <summary>The call that runs the shape's code on this circuit's angles, state and values.</summary>
    public string Call(string direction) =>
        $"Circuit{Circuit.Shape}{direction}(workspace, {FirstAngle}, {FirstAmplitude}, new int[] {{ {CSharpText.List(Circuit.Values)} }});";
}
