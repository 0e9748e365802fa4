using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The forward pass of a whole model and its vector-Jacobian product.</summary>
internal static class ExecutionSection
{
    private const string Angles = "global::Qmtl.Simulation.Angles";
    private const string Number = "where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";
    private const string Parameters = "global::System.ReadOnlySpan<T> parameters, global::Qmtl.Modeling.Workspace<T> workspace";

    public static void Write(CodeWriter writer, ModelPlan plan, SourceMap sources)
    {
        var circuits = PlacedCircuit.Place(plan);
        WriteTargets(writer, circuits);
        WritePrepare(writer, circuits);
        WriteForward(writer, plan, circuits, sources);
        WriteBackward(writer, plan, circuits, sources);
    }

    private static void WriteTargets(CodeWriter writer, IReadOnlyList<PlacedCircuit> circuits)
    {
        foreach (var circuit in circuits) writer.Line(circuit.Targets);
        if (circuits.Count > 0) writer.Line();
    }

    private static void WritePrepare(CodeWriter writer, IReadOnlyList<PlacedCircuit> circuits)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"public static void Prepare<T>({Parameters}) {Number}"))
        {
            foreach (var circuit in circuits) WriteAngles(writer, circuit, uniform: true);
        }

        writer.Line();
    }

    private static void WriteForward(CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, SourceMap sources)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"public static void Forward<T>({Parameters}) {Number}"))
        {
            writer.Line("var values = workspace.Values;");
            foreach (var computation in plan.Model.Backbone) WriteComputation(writer, computation, sources);
            foreach (var circuit in circuits) WriteAngles(writer, circuit, uniform: false);
            foreach (var circuit in circuits) writer.Line(circuit.Call("Forward"));
            foreach (var computation in plan.Model.Heads.SelectMany(h => h.Output)) WriteComputation(writer, computation, sources);
        }

        writer.Line();
    }

    private static void WriteBackward(CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, SourceMap sources)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"public static void Backward<T>({Parameters}, global::System.Span<T> gradient) {Number}"))
        {
            writer.Line("var values = workspace.Values;");
            writer.Line("var valueGradients = workspace.ValueGradients;");
            writer.Line($"valueGradients.Slice(0, {plan.Model.LogitOffset}).Clear();");
            writer.Line("workspace.AngleGradients.Clear();");
            foreach (var computation in plan.Model.Heads.SelectMany(h => h.Output).Reverse()) WriteAdjoint(writer, computation, sources);
            foreach (var circuit in circuits) writer.Line(circuit.Call("Backward"));
            foreach (var circuit in circuits) WriteAngleAdjoints(writer, circuit);
            foreach (var computation in plan.Model.Backbone.Reverse()) WriteAdjoint(writer, computation, sources);
        }

        writer.Line();
    }

    private static void WriteAngles(CodeWriter writer, PlacedCircuit circuit, bool uniform)
    {
        foreach (var run in circuit.Runs.Where(r => r.IsUniform == uniform))
        {
            var first = circuit.FirstAngle + run.First;
            var line = string.Join(", ", CSharpText.Literal(run.Scale), CSharpText.Literal(run.Offset));
            writer.Line(run.Source switch
            {
                AngleSource.Parameters => $"{Angles}.FromParameters(workspace, {first}, parameters, {run.Index}, {run.Count}, {line});",
                AngleSource.Values => $"{Angles}.FromValues(workspace, {first}, {run.Index}, {run.Count}, {line});",
                _ => $"{Angles}.Set(workspace, {first}, {ScalarCode.Of(run.Expression)});",
            });
        }
    }

    private static void WriteAngleAdjoints(CodeWriter writer, PlacedCircuit circuit)
    {
        foreach (var run in circuit.Runs.Where(r => r.Source != AngleSource.Constant))
        {
            var first = circuit.FirstAngle + run.First;
            switch (run.Source)
            {
                case AngleSource.Parameters:
                    writer.Line($"{Angles}.ToParameters(workspace, {first}, gradient, {run.Index}, {run.Count}, {CSharpText.Literal(run.Scale)});");
                    break;
                case AngleSource.Values:
                    writer.Line($"{Angles}.ToValues(workspace, {first}, {run.Index}, {run.Count}, {CSharpText.Literal(run.Scale)});");
                    break;
                default:
                    WriteScalarAdjoint(writer, $"workspace.AngleGradients[{first}]", run.Expression);
                    break;
            }
        }
    }

    private static void WriteComputation(CodeWriter writer, ComputationIr computation, SourceMap sources)
    {
        writer.Line(CircuitSection.Comment(sources, computation.Span));
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Map(affine)}.Forward(parameters, workspace);");
                break;
            case MapIr map when IsScalar(map):
                writer.Line($"values[{map.Output}] = {ScalarCode.Of(map.Body)};");
                break;
            case MapIr map:
                writer.Line($"for (var i = 0; i < {map.Count}; i++) values[{map.Output} + i] = {ScalarCode.Of(map.Body)};");
                break;
        }
    }

    private static void WriteAdjoint(CodeWriter writer, ComputationIr computation, SourceMap sources)
    {
        writer.Line(CircuitSection.Comment(sources, computation.Span));
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Map(affine)}.Backward(parameters, workspace, gradient);");
                break;
            case MapIr map when IsScalar(map):
                WriteScalarAdjoint(writer, $"valueGradients[{map.Output}]", map.Body, new ValueScalar(map.Output));
                break;
            case MapIr map:
                using (writer.Open($"for (var i = 0; i < {map.Count}; i++)"))
                {
                    writer.Line($"var d = valueGradients[{map.Output} + i];");
                    foreach (var statement in ScalarCode.Adjoint(map.Body, new ValueScalar(map.Output, Moves: true))) writer.Line(statement);
                }

                break;
        }
    }

    private static void WriteScalarAdjoint(CodeWriter writer, string derivative, Scalar scalar, ValueScalar? result = null)
    {
        writer.Line("{");
        writer.Line($"    var d = {derivative};");
        foreach (var statement in ScalarCode.Adjoint(scalar, result)) writer.Line("    " + statement);
        writer.Line("}");
    }

    private static bool IsScalar(MapIr map) =>
        map.Count == 1 && !Derivative.Leaves(map.Body).Any(leaf => leaf is ValueScalar { Moves: true } or ParameterScalar { Moves: true });

    private static string Map(AffineIr a) =>
        $"new global::Qmtl.Simulation.Affine({a.Input}, {a.InputCount}, {a.Output}, {a.Count}, {a.Weights}, {a.Bias})";
}
