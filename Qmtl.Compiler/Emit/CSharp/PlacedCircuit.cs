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
/// <param name="Row">The circuits that follow it in steps, it included: only the first is written, in a loop over <c>c</c>.</param>
internal sealed record PlacedCircuit(
    CircuitInstance Circuit, CircuitShape Shape, int Index, int FirstAngle, int FirstAmplitude, int FirstTableNumber, CircuitRow Row)
{
    private readonly Dictionary<int, TextSpan> origins = FindOrigins(Circuit, Shape.Steps);

    public IReadOnlyList<AngleRun> Runs { get; } = AngleRun.Split(Circuit.Angles);

    public static IReadOnlyList<PlacedCircuit> Place(ModelPlan plan)
    {
        var placed = new List<PlacedCircuit>();
        var (angle, amplitude, table) = (0, 0, 0);
        foreach (var row in CircuitRow.Split(plan.Circuits))
        {
            var (circuit, shape) = (row.First, plan.Shapes[row.First.Shape]);
            placed.Add(new PlacedCircuit(circuit, shape, placed.Count, angle, amplitude, table, row));
            angle += row.Count * circuit.Angles.Count;
            amplitude += row.Count * (int)shape.Amplitudes;
            table += row.Count * (int)shape.TableLength;
        }

        return placed;
    }

    /// <summary>The statement of the first gate that takes an angle of the circuit.</summary>
    public TextSpan OriginOf(int angle) => origins[angle];

    /// <summary>Whether the numbers of its tables have to be made anew for other parameters.</summary>
    public bool HasTables => Shape.TableLength > 0;

    /// <summary>Which values it measures.</summary>
    public string Targets(ModelPlaces places) => string.Join(", ", Circuit.Values.Select((v, i) => places.Value(v) + Row.Move(Row.ValueSteps[i])));

    /// <summary>Where its state starts.</summary>
    public string Amplitude => FormattableString.Invariant($"{FirstAmplitude}{Row.Move((int)Shape.Amplitudes)}");

    /// <summary>Where its tables start.</summary>
    public string Table => FormattableString.Invariant($"{FirstTableNumber}{Row.Move((int)Shape.TableLength)}");

    /// <summary>The place of one of its angles.</summary>
    public string Angle(int angle) => FormattableString.Invariant($"{FirstAngle + angle}{Row.Move(Circuit.Angles.Count)}");

    /// <summary>The loop before what is done for each circuit of the row; empty for a single one.</summary>
    public string Loop => Row.Count == 1 ? "" : FormattableString.Invariant($"for (var c = 0; c < {Row.Count}; c++)");

    /// <summary>The same from the last to the first.</summary>
    public string LoopBack => Row.Count == 1 ? "" : FormattableString.Invariant($"for (var c = {Row.Count - 1}; c >= 0; c--)");

    /// <summary>The heads it measures.</summary>
    public string Heads(ModelIr model) => HeadList.Of(model, Row.Heads);

    /// <summary>The call that runs the circuit in one direction.</summary>
    public string Call(string direction) => Shape.IsMixed
        ? $"Circuits.Shape{Circuit.Shape}{direction}(workspace, amplitude: {Amplitude}, angle: {Angle(0)}, Circuits.Targets{Index}{Element});"
        : $"Circuits.Circuit{Index}{Element}.{direction}(workspace);";

    private string Element => Row.Count == 1 ? "" : "[c]";

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
