using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The forward pass of a whole model and its vector-Jacobian product.</summary>
internal sealed class ExecutionSection(
    CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, ModelPlaces places, SourceComments comments)
{
    private const string Angles = "global::Qmtl.Simulation.Angles";
    private const string Number = "where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";
    private const string Parameters = "global::System.ReadOnlySpan<T> parameters, global::Qmtl.Modeling.Workspace<T> workspace";

    private readonly ScalarCode scalars = new(places);

    public void Write()
    {
        WritePrepare();
        WriteForward();
        WriteBackward();
    }

    private void WritePrepare()
    {
        using (OpenMethod($"Prepare<T>({Parameters})"))
        {
            foreach (var circuit in circuits) WriteAngles(circuit, uniform: true);
            foreach (var circuit in circuits.Where(c => c.HasTables)) WriteCall(circuit, "Prepare");
        }

        writer.Line();
    }

    private void WriteForward()
    {
        using (OpenMethod($"Forward<T>({Parameters})"))
        {
            writer.Line("var values = workspace.Values;");
            foreach (var computation in plan.Model.Backbone) WriteComputation(computation);
            foreach (var circuit in circuits) WriteAngles(circuit, uniform: false);
            foreach (var circuit in circuits) WriteCall(circuit, "Forward");
            foreach (var computation in plan.Model.Heads.SelectMany(h => h.Output)) WriteComputation(computation);
        }

        writer.Line();
    }

    private void WriteBackward()
    {
        using (OpenMethod($"Backward<T>({Parameters}, global::System.Span<T> gradient)"))
        {
            writer.Line("var values = workspace.Values;");
            writer.Line("var valueGradients = workspace.ValueGradients;");
            writer.Line("valueGradients.Slice(0, ValueAt.Logits).Clear();");
            writer.Line("workspace.AngleGradients.Clear();");
            foreach (var computation in plan.Model.Heads.SelectMany(h => h.Output).Reverse()) WriteAdjoint(computation);
            foreach (var circuit in circuits) WriteCall(circuit, "Backward");
            foreach (var circuit in circuits) WriteAngleAdjoints(circuit);
            foreach (var computation in plan.Model.Backbone.Reverse()) WriteAdjoint(computation);
        }

        writer.Line();
    }

    private CodeWriter.Block OpenMethod(string signature)
    {
        comments.Restart();
        writer.Line("/// <inheritdoc/>");
        return writer.Open($"public static void {signature} {Number}");
    }

    private void WriteCall(PlacedCircuit circuit, string direction) => writer.Line($"{circuit.Loop} {circuit.Call(direction)}".TrimStart());

    private void WriteAngles(PlacedCircuit circuit, bool uniform) =>
        WriteRuns(circuit, run => run.IsUniform == uniform, (run, source) => WriteAngles(circuit, run, source));

    private void WriteAngles(PlacedCircuit circuit, AngleRun run, string source)
    {
        var (first, line) = (circuit.Angle(run.First), $"scale: {CSharpText.Literal(run.Scale)}, offset: {CSharpText.Literal(run.Offset)}");
        writer.Line(run.Source switch
        {
            AngleSource.Parameters => $"{Angles}.FromParameters(workspace, angle: {first}, parameters, {source}, count: {run.Count}, {line});",
            AngleSource.Values => $"{Angles}.FromValues(workspace, angle: {first}, {source}, count: {run.Count}, {line});",
            _ => $"{Angles}.Set(workspace, angle: {first}, {scalars.Write(run.Expression)});",
        });
    }

    private void WriteAngleAdjoints(PlacedCircuit circuit) =>
        WriteRuns(circuit, run => run.Source != AngleSource.Constant, (run, source) => WriteAngleAdjoints(circuit, run, source));

    private void WriteAngleAdjoints(PlacedCircuit circuit, AngleRun run, string source)
    {
        var (first, count) = (circuit.Angle(run.First), $"count: {run.Count}, scale: {CSharpText.Literal(run.Scale)}");
        switch (run.Source)
        {
            case AngleSource.Parameters:
                writer.Line($"{Angles}.ToParameters(workspace, angle: {first}, gradient, {source}, {count});");
                break;
            case AngleSource.Values:
                writer.Line($"{Angles}.ToValues(workspace, angle: {first}, {source}, {count});");
                break;
            default:
                WriteAdjoint("", $"workspace.AngleGradients[{first}]", scalars.Adjoint(run.Expression));
                break;
        }
    }

    /// <summary>Writes code for runs of angles, in a loop where it is that of a row of circuits.</summary>
    /// <param name="write">Takes a run, and where its source starts.</param>
    private void WriteRuns(PlacedCircuit circuit, Func<AngleRun, bool> isWanted, Action<AngleRun, string> write)
    {
        int[] wanted = [.. Enumerable.Range(0, circuit.Runs.Count).Where(i => isWanted(circuit.Runs[i]))];
        if (wanted.Length == 0) return;
        var loop = circuit.Loop;
        using (loop.Length > 0 ? writer.Open(loop) : (CodeWriter.Block?)null)
        {
            foreach (var i in wanted)
            {
                var run = circuit.Runs[i];
                comments.Write(writer, circuit.OriginOf(run.First));
                var source = run.Source == AngleSource.Parameters ? places.Parameters.At(run.Index) : run.Source == AngleSource.Values ? places.Value(run.Index) : "";
                write(run, source + circuit.Row.Move(circuit.Row.IndexSteps[i]));
            }
        }
    }

    private void WriteComputation(ComputationIr computation)
    {
        comments.Write(writer, computation.Span);
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Layer(affine)}.Forward(parameters, workspace);");
                break;
            case MapIr map:
                writer.Line($"{Loop(map)}values[{places.Value(map.Output, Moves(map))}] = {scalars.Write(map.Body)};");
                break;
        }
    }

    private void WriteAdjoint(ComputationIr computation)
    {
        comments.Write(writer, computation.Span);
        switch (computation)
        {
            case AffineIr affine:
                writer.Line($"{Layer(affine)}.Backward(parameters, workspace, gradient);");
                break;
            case MapIr map:
                var result = new ValueScalar(map.Output, Moves(map));
                WriteAdjoint(Loop(map), $"valueGradients[{places.Value(map.Output, Moves(map))}]", scalars.Adjoint(map.Body, result));
                break;
        }
    }

    private void WriteAdjoint(string loop, string derivative, IEnumerable<string> statements)
    {
        if (loop.Length > 0) writer.Line(loop.TrimEnd());
        writer.Line("{");
        writer.Line($"    var d = {derivative};");
        foreach (var statement in statements) writer.Line("    " + statement);
        writer.Line("}");
    }

    private static string Loop(MapIr map) => Moves(map) ? $"for (var i = 0; i < {map.Count}; i++) " : "";

    private static bool Moves(MapIr map) =>
        map.Count > 1 || Derivative.Leaves(map.Body).Any(leaf => leaf is ValueScalar { Moves: true } or ParameterScalar { Moves: true });

    private string Layer(AffineIr a) =>
        $"new global::Qmtl.Simulation.Affine({places.Value(a.Input)}, {a.InputCount}, {places.Value(a.Output)}, {a.Count}, "
        + $"{places.Parameters.At(a.Weights)}, {places.Parameters.At(a.Bias)})";
}
