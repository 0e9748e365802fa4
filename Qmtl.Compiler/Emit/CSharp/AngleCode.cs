using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code that fills the angles of circuits, and that carries their derivatives back to parameters and values.</summary>
internal sealed class AngleCode(CodeWriter writer, ModelPlaces places, SourceComments comments)
{
    private const string Angles = "global::Qmtl.Simulation.Angles";

    private readonly ScalarCode scalars = new(places);

    /// <param name="uniform">Whether those are wanted that are the same for every sample, or the others.</param>
    public void Write(PlacedCircuit circuit, bool uniform) =>
        WriteRuns(circuit, run => run.IsUniform == uniform, (run, source) => Write(circuit, run, source));

    private void Write(PlacedCircuit circuit, AngleRun run, string source)
    {
        var (first, line) = (circuit.Angle(run.First), $"scale: {CSharpText.Literal(run.Scale)}, offset: {CSharpText.Literal(run.Offset)}");
        writer.Line(run.Source switch
        {
            AngleSource.Parameters => $"{Angles}.FromParameters(workspace, angle: {first}, parameters, {source}, count: {run.Count}, {line});",
            AngleSource.Values => $"{Angles}.FromValues(workspace, angle: {first}, {source}, count: {run.Count}, {line});",
            _ => $"{Angles}.Set(workspace, angle: {first}, {scalars.Write(run.Expression)});",
        });
    }

    /// <summary>The way back of all angles of a circuit.</summary>
    public void WriteAdjoint(PlacedCircuit circuit) =>
        WriteRuns(circuit, run => run.Source != AngleSource.Constant, (run, source) => WriteAdjoint(circuit, run, source));

    private void WriteAdjoint(PlacedCircuit circuit, AngleRun run, string source)
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
                writer.Adjoint("", $"workspace.AngleGradients[{first}]", scalars.Adjoint(run.Expression));
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
}
