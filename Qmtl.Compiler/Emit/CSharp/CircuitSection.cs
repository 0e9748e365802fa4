using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of each circuit shape: the steps forward, and undone one by one for the gradient.</summary>
internal static class CircuitSection
{
    private const string Simulation = "global::Qmtl.Simulation";
    private const string Signature = "<T>(global::Qmtl.Modeling.Workspace<T> workspace, int angle, int state, global::System.ReadOnlySpan<int> targets)"
        + " where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";

    public static void Write(CodeWriter writer, ModelPlan plan, SourceMap sources)
    {
        for (var i = 0; i < plan.Shapes.Count; i++)
        {
            var first = plan.Circuits.First(c => c.Shape == i);
            WriteForward(writer, $"Circuit{i}Forward", plan.Shapes[i], first, sources);
            WriteBackward(writer, $"Circuit{i}Backward", plan.Shapes[i], first, sources);
        }
    }

    /// <summary>The source line of a span, as a comment.</summary>
    public static string Comment(SourceMap sources, TextSpan span)
    {
        var source = sources.Of(span);
        var line = source.GetPosition(span.Start).Line;
        return CSharpText.CommentText($"// {source.FileName}({line + 1}): {source.GetLine(line).Trim()}");
    }

    private static void WriteForward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceMap sources)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            WriteState(writer, shape);
            writer.Line($"{Simulation}.StateVector.SetZero(psi);");
            var comment = "";
            for (var i = 0; i < shape.Steps.Count; i++)
            {
                comment = WriteComment(writer, Comment(sources, first.Origins[i]), comment);
                writer.Line(Forward(shape.Steps[i]));
            }

            writer.Line("var values = workspace.Values;");
            for (var i = 0; i < shape.Measurements.Count; i++)
                writer.Line($"values[targets[{i}]] = {Simulation}.StateVector.Expectation<T>(psi, {Arguments(shape.Measurements[i])});");
        }

        writer.Line();
    }

    private static void WriteBackward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceMap sources)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            WriteState(writer, shape);
            writer.Line($"var lambda = workspace.Adjoint({1 << shape.Qubits});");
            writer.Line($"var gradients = workspace.AngleGradients.Slice(angle, {shape.Angles});");
            writer.Line("var valueGradients = workspace.ValueGradients;");
            writer.Line("lambda.Clear();");
            for (var i = 0; i < shape.Measurements.Count; i++)
                writer.Line($"{Simulation}.StateVector.AddObservable<T>(psi, lambda, {Arguments(shape.Measurements[i])}, valueGradients[targets[{i}]]);");

            var comment = "";
            for (var i = shape.Steps.Count - 1; i >= 0; i--)
            {
                comment = WriteComment(writer, Comment(sources, first.Origins[i]), comment);
                foreach (var line in Backward(shape.Steps[i])) writer.Line(line);
            }
        }

        writer.Line();
    }

    private static void WriteState(CodeWriter writer, CircuitShape shape)
    {
        writer.Line($"var psi = workspace.State(state, {1 << shape.Qubits});");
        writer.Line($"var cosines = workspace.Cosines.Slice(angle, {shape.Angles});");
        writer.Line($"var sines = workspace.Sines.Slice(angle, {shape.Angles});");
    }

    /// <summary>Writes the comment unless it repeats the one before.</summary>
    private static string WriteComment(CodeWriter writer, string comment, string last)
    {
        if (comment != last) writer.Line(comment);
        return comment;
    }

    private static string Forward(PlanStep step) => step switch
    {
        RotationStep r => $"{Simulation}.PauliRotation.Apply(psi, {CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {Angle(r.Angle)});",
        PhaseStep p => $"{Simulation}.Phase.Apply(psi, {Subset(p.Conditions)}, {Angle(p.Angle)});",
        NegateStep n => $"{Simulation}.Phase.Negate(psi, {Subset(n.Conditions)});",
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static IEnumerable<string> Backward(PlanStep step) => step switch
    {
        RotationStep r =>
            [$"{Simulation}.PauliRotation.Undo(psi, lambda, {CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {Angle(r.Angle)}, "
                + $"ref gradients[{r.Angle}]);"],
        PhaseStep p => [$"{Simulation}.Phase.Undo(psi, lambda, {Subset(p.Conditions)}, {Angle(p.Angle)}, ref gradients[{p.Angle}]);"],
        NegateStep n => [$"{Simulation}.Phase.Negate(psi, {Subset(n.Conditions)});", $"{Simulation}.Phase.Negate(lambda, {Subset(n.Conditions)});"],
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static string Angle(int angle) => $"cosines[{angle}], sines[{angle}]";

    private static string Arguments(FramedPauli p) => $"{CSharpText.Mask(p.Flip)}, {CSharpText.Mask(p.Sign)}, {p.Turns}";

    private static string Subset(EquatableArray<ParityCondition> conditions)
    {
        var masks = Enumerable.Range(0, 3).Select(i => i < conditions.Count ? CSharpText.Mask(conditions[i].Mask) : "0");
        var values = conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum();
        return $"new {Simulation}.BasisSubset({string.Join(", ", masks)}, {values})";
    }
}
