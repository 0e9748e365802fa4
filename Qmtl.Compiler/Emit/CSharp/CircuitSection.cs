using System.Globalization;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of each circuit shape: the steps forward, and undone one by one for the gradient.</summary>
internal static class CircuitSection
{
    private const string Simulation = "global::Qmtl.Simulation";
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
            var state = WriteState(writer, shape, "State");
            comments.Restart();
            for (var i = 0; i < shape.Steps.Count; i++)
            {
                comments.Write(writer, first.Origins[i]);
                if (shape.Steps[i] is NoiseStep { Copy: { } copy }) writer.Line($"{state}.Keep({copy});");
                writer.Line($"{state}.{Step(shape.Steps[i])}");
            }

            for (var i = 0; i < shape.Measurements.Count; i++) writer.Line($"{state}.Measure({Arguments(shape.Measurements[i])}, targets[{i}]);");
        }

        writer.Line();
    }

    private static void WriteBackward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceComments comments)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            var state = WriteState(writer, shape, "Adjoint");
            for (var i = 0; i < shape.Measurements.Count; i++) writer.Line($"{state}.Observe({Arguments(shape.Measurements[i])}, targets[{i}]);");
            comments.Restart();
            for (var i = shape.Steps.Count - 1; i >= 0; i--)
            {
                comments.Write(writer, first.Origins[i]);
                if (shape.Steps[i] is NoiseStep { Copy: { } copy }) writer.Line($"{state}.Restore({copy});");
                writer.Line($"{state}.{(shape.Steps[i] is NoiseStep { Copy: not null } ? "Transpose" : "Undo")}{Step(shape.Steps[i])}");
            }
        }

        writer.Line();
    }

    /// <summary>Writes where the state comes from, and gives its name: ψ, or ρ where there is noise.</summary>
    private static string WriteState(CodeWriter writer, CircuitShape shape, string direction)
    {
        var (name, type) = shape.IsMixed ? ("rho", "Density") : ("psi", "Circuit");
        writer.Line($"var {name} = new {Simulation}.{type}{direction}<T>(workspace, qubits: {shape.Qubits}, amplitude, angle);");
        return name;
    }

    private static string Step(PlanStep step) => step switch
    {
        RotationStep r => $"Rotate({CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {r.Angle});",
        PhaseStep p => $"Shift({Subset(p.Conditions)}, {p.Angle});",
        NegateStep n => $"Negate({Subset(n.Conditions)});",
        ChannelStep c => $"Channel(new {Simulation}.QubitChannel({Masks(c.X)}, {Masks(c.Z)}, {Numbers(c.Map.X, c.Map.Y, c.Map.Z, c.Map.Shift)}));",
        DepolarizeStep d => $"Depolarize([{string.Join(", ", d.Operators.Select(Masks))}], {Numbers(d.Factor)});",
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static string Arguments(FramedPauli p) => $"{Masks(p)}, {p.Turns}";

    private static string Masks(FramedPauli p) => $"{CSharpText.Mask(p.Flip)}, {CSharpText.Mask(p.Sign)}";

    private static string Numbers(params double[] numbers) => string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    private static string Subset(EquatableArray<ParityCondition> conditions)
    {
        var masks = Enumerable.Range(0, 3).Select(i => i < conditions.Count ? CSharpText.Mask(conditions[i].Mask) : "0");
        var values = conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum();
        return $"{string.Join(", ", masks)}, {values}";
    }
}
