using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit and where it lives in the workspace.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Steps">What its shape does.</param>
/// <param name="Index">Its position among the circuits of the model.</param>
/// <param name="FirstAngle">Where its angles start.</param>
/// <param name="FirstAmplitude">Where its state starts, and after it the copies that are kept of it.</param>
internal sealed record PlacedCircuit(CircuitInstance Circuit, EquatableArray<PlanStep> Steps, int Index, int FirstAngle, int FirstAmplitude)
{
    private readonly Dictionary<int, TextSpan> origins = FindOrigins(Circuit, Steps);

    public IReadOnlyList<AngleRun> Runs { get; } = AngleRun.Split(Circuit.Angles);

    public static IReadOnlyList<PlacedCircuit> Place(ModelPlan plan)
    {
        var placed = new List<PlacedCircuit>();
        var (angle, amplitude) = (0, 0);
        foreach (var circuit in plan.Circuits)
        {
            placed.Add(new PlacedCircuit(circuit, plan.Shapes[circuit.Shape].Steps, placed.Count, angle, amplitude));
            angle += circuit.Angles.Count;
            amplitude += (int)plan.Shapes[circuit.Shape].Amplitudes;
        }

        return placed;
    }

    /// <summary>The statement of the first gate that takes an angle of the circuit.</summary>
    public TextSpan OriginOf(int angle) => origins[angle];

    /// <summary>Which values it measures. A field: unoptimized code would allocate the numbers anew for every call.</summary>
    public string Targets(ModelIr model, ModelPlaces places) =>
        $"private static readonly int[] CircuitTargets{Index} = [{string.Join(", ", Circuit.Values.Select(v => places.Value(v)))}]; "
        + $"// {string.Join(", ", Circuit.Heads.Select(h => model.Heads[h].DisplayName))}";

    /// <summary>The call that runs the shape's code on this circuit's angles, state and values.</summary>
    public string Call(string direction) =>
        $"Circuit{Circuit.Shape}{direction}(workspace, amplitude: {FirstAmplitude}, angle: {FirstAngle}, CircuitTargets{Index});";

    private static Dictionary<int, TextSpan> FindOrigins(CircuitInstance circuit, EquatableArray<PlanStep> steps)
    {
        var origins = new Dictionary<int, TextSpan>();
        for (var i = 0; i < steps.Count; i++)
        {
            var angle = steps[i] switch { RotationStep r => r.Angle, PhaseStep p => p.Angle, _ => -1 };
            if (angle >= 0 && !origins.ContainsKey(angle)) origins.Add(angle, circuit.Origins[i]);
        }

        return origins;
    }
}
