using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit and where it lives in the workspace.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Index">Its position among the circuits of the model.</param>
/// <param name="FirstAngle">Where its angles start.</param>
/// <param name="FirstAmplitude">Where its state starts, and after it the copies that are kept of it.</param>
internal sealed record PlacedCircuit(CircuitInstance Circuit, int Index, int FirstAngle, int FirstAmplitude)
{
    public IReadOnlyList<AngleRun> Runs { get; } = AngleRun.Split(Circuit.Angles);

    public static IReadOnlyList<PlacedCircuit> Place(ModelPlan plan)
    {
        var placed = new List<PlacedCircuit>();
        var (angle, amplitude) = (0, 0);
        foreach (var circuit in plan.Circuits)
        {
            placed.Add(new PlacedCircuit(circuit, placed.Count, angle, amplitude));
            angle += circuit.Angles.Count;
            amplitude += (int)plan.Shapes[circuit.Shape].Amplitudes;
        }

        return placed;
    }

    /// <summary>Which values it measures. A field: unoptimized code would allocate the numbers anew for every call.</summary>
    public string Targets => $"private static readonly int[] CircuitTargets{Index} = {{ {CSharpText.List(Circuit.Values)} }};";

    /// <summary>The call that runs the shape's code on this circuit's angles, state and values.</summary>
    public string Call(string direction) =>
        $"Circuit{Circuit.Shape}{direction}(workspace, {FirstAngle}, {FirstAmplitude}, CircuitTargets{Index});";
}
