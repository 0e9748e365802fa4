using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>States for which fewer samples are computed at a time.</summary>
public sealed class LargeStateTests
{
    [Theory]
    [InlineData(18, 16, 8)]
    [InlineData(19, 1, 1)]
    [InlineData(26, 1, 1)]
    public void Chunks_are_smaller_where_states_are_larger(int qubits, int singles, int doubles)
    {
        var layout = Layout(qubits, angles: 0);
        layout.ChunkSize<float>().ShouldBe(singles);
        layout.ChunkSize<double>().ShouldBe(doubles);
        (layout with { IsMixed = true }).ChunkSize<double>().ShouldBe(Vector512<double>.Count);
    }

    [Fact]
    public void A_chunk_of_one_sample_gives_its_expectations_and_gradients()
    {
        const int Qubits = 19;
        var builder = new CircuitBuilder(Qubits);
        for (var q = 0; q < Qubits; q++) builder.Rotate(1 << q, 1 << q, q);
        builder.Rotations();
        for (var q = 0; q < Qubits; q++) builder.Rotate(1 << q, 1 << q, Qubits);
        builder.Measure(0, 1 << 17, 0);
        var circuit = new Circuit(builder.Build(), 0, 0, 0, 0);
        var workspace = new Workspace<float>(Layout(Qubits, angles: Qubits + 1));
        workspace.ChunkSize.ShouldBe(1);
        for (var a = 0; a <= Qubits; a++) Angles.Set(workspace, a, Vector512.Create(0.3f));
        workspace.ValueGradients[0] = Vector512.Create(2f);

        circuit.Forward(workspace);
        circuit.Backward(workspace);

        // The qubit is turned by twice either angle: its Z is cos(2φ + 2φ').
        workspace.Values[0][0].ShouldBe(MathF.Cos(1.2f), 1e-4f);
        workspace.AngleGradients[17][0].ShouldBe(-4 * MathF.Sin(1.2f), 1e-3f);
        workspace.AngleGradients[Qubits][0].ShouldBe(-4 * MathF.Sin(1.2f), 1e-3f);
        workspace.AngleGradients[3][0].ShouldBe(0, 1e-3f);
        workspace.AngleGradients[17][1].ShouldBe(0);
    }

    /// <summary>Of a circuit of its own, which has room for two amplitudes of each qubit too, each a vector.</summary>
    private static WorkspaceLayout Layout(int qubits, int angles) => new(1, 0, 0, angles, (1L << qubits) + (16 * 2 * qubits), 1L << qubits, 0);
}
