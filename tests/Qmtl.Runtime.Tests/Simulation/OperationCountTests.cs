using Qmtl.Compiler;
using Qmtl.Compiler.Costs;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Modeling;
using Qmtl.Simulation;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>The operations that a plan tells are those that the kernels do, counted while they do them.</summary>
public sealed class OperationCountTests
{
    private const int Qubits = 10;
    private const int Amplitudes = 1 << Qubits;

    public static TheoryData<string> Circuits => ["product", "rotations", "uniform", "signs", "varying", "observables", "heads", "all"];

    [Theory]
    [MemberData(nameof(Circuits))]
    public void A_plan_tells_the_operations_of_the_kernels(string name)
    {
        var (gates, observables) = Circuit(name);

        // Two heads, on the first two qubits and on the third, and one on the others.
        var groups = name == "heads" ? new[] { observables[..2], observables[2..3], observables[3..] } : [observables];
        var model = RandomModels.Build(Qubits, gates, groups.Select(own => (Array.Empty<OperationIr>(), own)));
        var circuit = new CircuitIr(
            Enumerable.Range(0, Qubits).ToEquatableArray(),
            Enumerable.Range(0, groups.Length).ToEquatableArray(),
            gates.ToEquatableArray<OperationIr>(),
            model.Heads.SelectMany(h => h.Measurements).ToEquatableArray());
        var shape = Planner.Plan(model, [circuit]).Shapes[0];
        shape.Registers.Select(r => r.Qubits).ShouldBe(name == "heads" ? [2, 1] : []);
        var cost = ShapeCost.Of(shape);

        var placed = new Circuit(KernelCircuit<double>.Build(shape), 0, 0, 0, [.. Enumerable.Range(0, observables.Length)]);
        var layout = new WorkspaceLayout(observables.Length, 0, 0, shape.Angles, shape.Amplitudes, shape.StateAmplitudes, shape.TableLength);
        var workspace = new Workspace<double>(layout, sizeof(double));
        int[] targets = [.. Enumerable.Range(0, observables.Length)];
        ShouldTell(cost.Forward, CountedNumber.Count(() => placed.Program.Forward(new Sweep<CountedNumber, double>(workspace, placed, 0), targets, default)));
        ShouldTell(cost.Backward, CountedNumber.Count(() => placed.Program.Backward(new Sweep<CountedNumber, double>(workspace, placed, 0), targets)));
    }

    /// <summary>What is done once per step is left out, and is less than what anything on half of the amplitudes takes.</summary>
    private static void ShouldTell(Work work, long counted) => (counted - work.Operations).ShouldBeInRange(0, (Amplitudes / 2) - 1);

    private static (GateIr[] Gates, PauliString[] Observables) Circuit(string name)
    {
        GateIr[] product = [.. Each(GateKind.RY, Input), .. Each(GateKind.P, Weight).Skip(2)];
        GateIr[] ring = [.. Enumerable.Range(0, Qubits).Select(q => Gate(GateKind.CX, q, (q + 1) % Qubits))];
        GateIr[] rotations = [.. Each(GateKind.RX, Weight).Skip(1)];
        GateIr[] uniform =
        [
            .. Each(GateKind.RZ, Weight).Take(5), Gate(GateKind.CP, Weight(0), 1, 2), Gate(GateKind.CZ, 3, 4), Gate(GateKind.RZZ, Weight(1), 5, 9),
        ];
        GateIr[] signs = [.. Enumerable.Range(0, Qubits - 1).Select(q => Gate(GateKind.CZ, q, q + 1))];
        GateIr[] varying = [Gate(GateKind.CP, Input(0), 1, 2), Gate(GateKind.RZZ, Input(1), 5, 9), Gate(GateKind.RZ, Input(2), 0)];
        PauliString[] all = [.. Enumerable.Range(0, Qubits).Select(Z)];
        return name switch
        {
            "product" => (product, [Z(0), Observable((Pauli.X, 3))]),
            "rotations" => ([.. product, .. ring, .. rotations], all),
            "uniform" => ([.. product, .. ring, .. uniform, .. rotations], all),
            "signs" => ([.. product, .. signs, .. rotations, .. signs, .. Each(GateKind.RY, Weight)], all),
            "varying" => ([.. product, .. ring, .. varying, .. rotations], all),
            "observables" => ([.. product, .. ring], [.. all, .. all, Observable((Pauli.Z, 0), (Pauli.Z, 1)), Observable((Pauli.X, 2)), Observable((Pauli.Y, 3))]),
            "heads" => ([.. product, .. ring, .. rotations, .. uniform, .. Each(GateKind.RY, Weight), .. rotations], all),
            _ => ([.. product, .. ring, .. uniform, .. rotations, .. varying, .. Each(GateKind.RY, Weight)], all),
        };
    }

    private static IEnumerable<GateIr> Each(GateKind kind, Func<int, Scalar> angle) =>
        Enumerable.Range(0, Qubits).Select(q => Gate(kind, angle(q % RandomCircuits.Variables), q));
}
