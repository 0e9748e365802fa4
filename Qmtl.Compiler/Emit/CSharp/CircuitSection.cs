using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of each circuit shape: the steps forward, and undone one by one for the gradient.</summary>
internal static class CircuitSection
{
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
            var code = WriteState(writer, shape);
            writer.Line(code.SetZero);
            var comment = "";
            for (var i = 0; i < shape.Steps.Count; i++)
            {
                comment = WriteComment(writer, Comment(sources, first.Origins[i]), comment);
                foreach (var line in code.Forward(shape.Steps[i])) writer.Line(line);
            }

            writer.Line("var values = workspace.Values;");
            for (var i = 0; i < shape.Measurements.Count; i++)
                writer.Line($"values[targets[{i}]] = {code.Expectation(shape.Measurements[i])};");
        }

        writer.Line();
    }

    private static void WriteBackward(CodeWriter writer, string name, CircuitShape shape, CircuitInstance first, SourceMap sources)
    {
        using (writer.Open($"private static void {name}{Signature}"))
        {
            var code = WriteState(writer, shape);
            writer.Line($"var lambda = workspace.Adjoint({shape.StateAmplitudes});");
            writer.Line($"var gradients = workspace.AngleGradients.Slice(angle, {shape.Angles});");
            writer.Line("var valueGradients = workspace.ValueGradients;");
            writer.Line("lambda.Clear();");
            for (var i = 0; i < shape.Measurements.Count; i++)
                writer.Line(code.AddObservable(shape.Measurements[i], $"valueGradients[targets[{i}]]"));

            var comment = "";
            for (var i = shape.Steps.Count - 1; i >= 0; i--)
            {
                comment = WriteComment(writer, Comment(sources, first.Origins[i]), comment);
                foreach (var line in code.Backward(shape.Steps[i])) writer.Line(line);
            }
        }

        writer.Line();
    }

    /// <summary>Writes what both directions start with.</summary>
    private static StateCode WriteState(CodeWriter writer, CircuitShape shape)
    {
        StateCode code = shape.IsMixed ? new DensityMatrixCode(shape) : new StateVectorCode();
        writer.Line($"var {code.State} = workspace.State(state, {shape.StateAmplitudes});");
        writer.Line($"var cosines = workspace.Cosines.Slice(angle, {shape.Angles});");
        writer.Line($"var sines = workspace.Sines.Slice(angle, {shape.Angles});");
        return code;
    }

    /// <summary>Writes the comment unless it repeats the one before.</summary>
    private static string WriteComment(CodeWriter writer, string comment, string last)
    {
        if (comment != last) writer.Line(comment);
        return comment;
    }
}
