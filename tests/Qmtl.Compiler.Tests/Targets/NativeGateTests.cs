using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>Gates of machines that the language lacks, simulated.</summary>
public sealed class NativeGateTests
{
    [Theory]
    [InlineData(GateKind.ECR)]
    [InlineData(GateKind.GPI, 0.4)]
    [InlineData(GateKind.GPI2, -1.3)]
    [InlineData(GateKind.MS, 0.3, -0.8, 1.1)]
    public void A_native_gate_is_its_matrix(GateKind kind, params double[] angles)
    {
        var qubits = GateTable.Get(kind).Qubits;
        OperationIr[] gates =
        [
            Gate(GateKind.RY, Number(0.7), 0), Gate(GateKind.RX, Number(1.9), 1), Gate(GateKind.CX, 0, 1),
            new GateIr(kind, Enumerable.Range(0, qubits).Reverse().ToEquatableArray(), angles.Select(Number).ToEquatableArray(), default),
        ];
        PauliString[] observables = [Observable((Pauli.X, 0)), Z(0), Observable((Pauli.X, 1)), Z(1)];
        var model = RandomModels.OneCircuit(2, gates, observables);
        var circuit = new CircuitIr(EquatableArray.Of(0, 1), EquatableArray.Of(0), model.Encoding, model.Heads[0].Measurements);
        var plan = Planner.Plan(model, [circuit]);
        var state = new PlanInterpreter(plan.Shapes[0], plan.Circuits[0], [], []).LogicalAmplitudes();
        var expected = DenseState.Run(2, gates, [], []).Amplitudes;
        for (var i = 0; i < expected.Length; i++) (state[i] - expected[i]).Magnitude.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Native_gates_are_no_names_of_the_language()
    {
        GateTable.Native.Select(g => g.Name).ShouldBe(["ecr", "gpi", "gpi2", "ms"]);
        foreach (var gate in GateTable.Native) GateTable.TryGet(gate.Name, out _).ShouldBeFalse();
    }
}
