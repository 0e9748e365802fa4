using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The forward pass of a whole model and its vector-Jacobian product, and the parts of both, which can run alone.</summary>
internal sealed class ExecutionSection(
    CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, ModelPlaces places, SourceComments comments)
{
    private const string Number = "where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";
    private const string Parameters = "global::System.ReadOnlySpan<T> parameters, ";
    private const string Workspace = "global::Qmtl.Modeling.Workspace<T> workspace";
    private const string Gradient = ", global::System.Span<T> gradient";

    private readonly AngleCode angles = new(writer, places, comments);
    private readonly ComputationCode computations = new(writer, places, comments);
    private readonly ComputationIr[] readings = [.. plan.Model.Heads.SelectMany(h => h.Readings)];
    private readonly int samples = plan.Model.Heads.Sum(h => h.Samples.Count);
    private readonly ComputationIr[] outputs = [.. plan.Model.Heads.SelectMany(h => h.Output)];

    private bool AreRead => readings.Length + samples > 0;

    private bool HasTables => circuits.Any(c => c.HasTables);

    public void Write()
    {
        WriteMethod($"Prepare<T>({Parameters}{Workspace})", WritePrepare);
        if (HasTables) WriteMethod($"PrepareTables<T>({Workspace})", WriteTables);
        WriteMethod($"Forward<T>({Parameters}{Workspace})", WriteForward);
        WriteMethod($"Backward<T>({Parameters}{Workspace}{Gradient})", WriteBackward);
        WriteMethod($"ComputeAngles<T>({Parameters}{Workspace})", WriteAngles);
        WriteMethod($"RunCircuits<T>({Workspace})", () => WriteCalls("Forward", circuits));
        if (AreRead) WriteMethod($"ReadExpectations<T>({Workspace})", WriteReadings);
        WriteMethod($"ComputeLogits<T>({Parameters}{Workspace})", () => WriteComputations(outputs));
        WriteMethod($"ComputeLogitsBackward<T>({Parameters}{Workspace}{Gradient})", WriteLogitsBackward);
        if (AreRead) WriteMethod($"ReadExpectationsBackward<T>({Workspace})", WriteReadingsBackward);
        WriteMethod($"RunCircuitsBackward<T>({Workspace})", WriteCircuitsBackward);
        WriteMethod($"ComputeAnglesBackward<T>({Parameters}{Workspace}{Gradient})", WriteAnglesBackward);
    }

    private void WritePrepare()
    {
        foreach (var circuit in circuits) angles.Write(circuit, uniform: true);
        if (HasTables) writer.Line("PrepareTables(workspace);");
    }

    private void WriteForward()
    {
        writer.Line("ComputeAngles(parameters, workspace);");
        writer.Line("RunCircuits(workspace);");
        if (AreRead) writer.Line("ReadExpectations(workspace);");
        writer.Line("ComputeLogits(parameters, workspace);");
    }

    private void WriteBackward()
    {
        writer.Line("ComputeLogitsBackward(parameters, workspace, gradient);");
        if (AreRead) writer.Line("ReadExpectationsBackward(workspace);");
        writer.Line("RunCircuitsBackward(workspace);");
        writer.Line("ComputeAnglesBackward(parameters, workspace, gradient);");
    }

    private void WriteAngles()
    {
        WriteComputations(plan.Model.Backbone);
        foreach (var circuit in circuits) angles.Write(circuit, uniform: false);
    }

    private void WriteReadings()
    {
        if (readings.Length > 0) WriteComputations(readings);
        for (var i = 0; i < samples; i++) writer.Line($"Samples.Group{i}.Sample(workspace);");
    }

    private void WriteReadingsBackward()
    {
        for (var i = 0; i < samples; i++) writer.Line($"Samples.Group{i}.SampleBackward(workspace);");
        if (readings.Length > 0) WriteAdjoints(readings);
    }

    private void WriteLogitsBackward()
    {
        writer.Line("workspace.ValueGradients.Slice(0, ValueAt.Logits).Clear();");
        writer.Line("workspace.AngleGradients.Clear();");
        WriteAdjoints(outputs);
    }

    private void WriteAnglesBackward()
    {
        WriteVectors();
        foreach (var circuit in circuits) angles.WriteAdjoint(circuit);
        computations.WriteAdjoints(plan.Model.Backbone);
    }

    private void WriteComputations(IEnumerable<ComputationIr> some)
    {
        writer.Line("var values = workspace.Values;");
        computations.Write(some);
    }

    private void WriteAdjoints(IEnumerable<ComputationIr> some)
    {
        WriteVectors();
        computations.WriteAdjoints(some);
    }

    private void WriteVectors()
    {
        writer.Line("var values = workspace.Values;");
        writer.Line("var valueGradients = workspace.ValueGradients;");
    }

    private void WriteTables()
    {
        WriteCalls("Prepare", circuits.Where(c => c.HasTables));
    }

    private void WriteCalls(string method, IEnumerable<PlacedCircuit> circuits)
    {
        foreach (var circuit in circuits) writer.Line($"{circuit.Loop} {circuit.Call(method)}".TrimStart());
    }

    /// <summary>From the last circuit to the first: the states of those that ran last are still in a cache.</summary>
    private void WriteCircuitsBackward()
    {
        foreach (var circuit in circuits.Reverse()) writer.Line($"{circuit.LoopBack} {circuit.Call("Backward")}".TrimStart());
    }

    private void WriteMethod(string signature, Action writeBody)
    {
        comments.Restart();
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"public static void {signature} {Number}")) writeBody();
        writer.Line();
    }
}
