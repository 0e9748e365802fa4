using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of each circuit shape: the steps forward, and undone one by one for the gradient.</summary>
internal static class CircuitSection
{
    private const string Signature =
        "<T>(global::Qmtl.Modeling.Workspace<T> workspace, int amplitude, int angle, global::System.ReadOnlySpan<int> targets)"
        + " where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";

    public static void Write(CodeWriter writer, ModelPlan plan, SourceComments comments)
    {
        for (var i = 0; i < plan.Shapes.Count; i++)
        {
            var first = plan.Circuits.First(c => c.Shape == i);
            WriteForward(writer, $"Circuit{i}Forward", plan.Shapes[i], first, comments);
            WriteBackward(writer, $"Circuit{i}Backward", plan.Shapes[i], first, comments);
        }
    }

    private static void WriteForward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceComments comments)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            writer.Line($"var psi = new global::Qmtl.Simulation.CircuitState<T>(workspace, qubits: {shape.Qubits}, amplitude, angle);");
            comments.Restart();
            for (var i = 0; i < shape.Steps.Count; i++)
            {
                comments.Write(writer, first.Origins[i]);
                writer.Line($"psi.{Step(shape.Steps[i])}");
            }

            for (var i = 0; i < shape.Measurements.Count; i++) writer.Line($"psi.Measure({Arguments(shape.Measurements[i])}, targets[{i}]);");
        }

        writer.Line();
    }

    private static void WriteBackward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceComments comments)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            writer.Line($"var psi = new global::Qmtl.Simulation.CircuitAdjoint<T>(workspace, qubits: {shape.Qubits}, amplitude, angle);");
            for (var i = 0; i < shape.Measurements.Count; i++) writer.Line($"psi.Observe({Arguments(shape.Measurements[i])}, targets[{i}]);");
            comments.Restart();
            for (var i = shape.Steps.Count - 1; i >= 0; i--)
            {
                comments.Write(writer, first.Origins[i]);
                writer.Line($"psi.Undo{Step(shape.Steps[i])}");
            }
        }

        writer.Line();
    }

    private static string Step(PlanStep step) => step switch
    {
        RotationStep r => $"Rotate({CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {r.Angle});",
        PhaseStep p => $"Shift({Subset(p.Conditions)}, {p.Angle});",
        NegateStep n => $"Negate({Subset(n.Conditions)});",
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static string Arguments(FramedPauli p) => $"{CSharpText.Mask(p.Flip)}, {CSharpText.Mask(p.Sign)}, {p.Turns}";

    private static string Subset(EquatableArray<ParityCondition> conditions)
    {
        var masks = Enumerable.Range(0, 3).Select(i => i < conditions.Count ? CSharpText.Mask(conditions[i].Mask) : "0");
        var values = conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum();
        return $"{string.Join(", ", masks)}, {values}";
    }
}
