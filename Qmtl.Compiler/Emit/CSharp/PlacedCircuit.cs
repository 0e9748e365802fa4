using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit and where it lives in the workspace.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Shape">What it does.</param>
/// <param name="Index">Its position among the circuits of the model.</param>
/// <param name="FirstAngle">Where its angles start.</param>
/// <param name="FirstAmplitude">Where its state starts, and after it the copies that are kept of it.</param>
/// <param name="FirstTableNumber">Where its tables start.</param>
internal sealed record PlacedCircuit(CircuitInstance Circuit, CircuitShape Shape, int Index, int FirstAngle, int FirstAmplitude, int FirstTableNumber)
{
    private readonly Dictionary<int, TextSpan> origins = FindOrigins(Circuit, Shape.Steps);

    public IReadOnlyList<AngleRun> Runs { get; } = AngleRun.Split(Circuit.Angles);

    public static IReadOnlyList<PlacedCircuit> Place(ModelPlan plan)
    {
        var placed = new List<PlacedCircuit>();
        var (angle, amplitude, table) = (0, 0, 0);
        foreach (var circuit in plan.Circuits)
        {
            var shape = plan.Shapes[circuit.Shape];
            placed.Add(new PlacedCircuit(circuit, shape, placed.Count, angle, amplitude, table));
            angle += circuit.Angles.Count;
            amplitude += (int)shape.Amplitudes;
            table += (int)shape.TableLength;
        }

        return placed;
    }

    /// <summary>The statement of the first gate that takes an angle of the circuit.</summary>
    public TextSpan OriginOf(int angle) => origins[angle];

    /// <summary>Whether the numbers of its tables have to be made anew for other parameters.</summary>
    public bool HasTables => Shape.TableLength > 0;

    /// <summary>Which values it measures.</summary>
    public string Targets(ModelPlaces places) => string.Join(", ", Circuit.Values.Select(v => places.Value(v)));

    /// <summary>The heads it measures.</summary>
    public string Heads(ModelIr model) => string.Join(", ", Circuit.Heads.Select(h => model.Heads[h].DisplayName));

    /// <summary>The call that runs the circuit in one direction.</summary>
    public string Call(string direction) => Shape.IsMixed
        ? $"Circuits.Shape{Circuit.Shape}{direction}(workspace, amplitude: {FirstAmplitude}, angle: {FirstAngle}, Circuits.Targets{Index});"
        : $"Circuits.Circuit{Index}.{direction}(workspace);";

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
