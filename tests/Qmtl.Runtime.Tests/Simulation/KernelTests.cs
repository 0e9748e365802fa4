using System.Numerics;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>The kernels, against full matrices on random circuits of every gate, every lane with inputs of its own, on vectors of every size.</summary>
public sealed class KernelTests
{
    private const int Qubits = 8;

    [Property(MaxTest = 25, Replay = "11,13")]
    public Property State_agrees_with_full_matrices_in_double() => ForRandomCircuits((circuit, inputs, parameters) =>
    {
        foreach (var size in KernelCircuit<double>.VectorSizes)
        {
            var kernels = Execute<double>(circuit, size, inputs, parameters);
            foreach (var lane in new[] { 0, 5 })
            {
                var expected = DenseState.Run(Qubits, circuit.Gates, inputs[lane], parameters).Amplitudes;
                Distance(expected, kernels.LogicalAmplitudes(lane)).ShouldBeLessThan(1e-12);
            }
        }
    });

    [Property(MaxTest = 25, Replay = "23,29")]
    public Property Vectors_of_every_size_give_the_same_bits() => ForRandomCircuits((circuit, inputs, parameters) =>
    {
        VectorSizes.ShouldGiveTheSameBits(circuit.Measurements.Count, size => Execute<double>(circuit, size, inputs, parameters));
        VectorSizes.ShouldGiveTheSameBits(circuit.Measurements.Count, size => Execute<float>(circuit, size, inputs, parameters));
    });

    [Property(MaxTest = 25, Replay = "61,67")]
    public Property States_in_slices_agree_with_full_matrices() => ForRandomCircuits((circuit, inputs, parameters) =>
    {
        foreach (var size in KernelCircuit<double>.VectorSizes)
        {
            var kernels = Execute<double>(circuit, size, inputs, parameters, isSliced: true);
            foreach (var lane in new[] { 0, 5 })
            {
                var expected = DenseState.Run(Qubits, circuit.Gates, inputs[lane], parameters).Amplitudes;
                Distance(expected, kernels.LogicalAmplitudes(lane)).ShouldBeLessThan(1e-12);
            }
        }
    });

    [Property(MaxTest = 25, Replay = "71,73")]
    public Property Vectors_of_amplitudes_give_what_vectors_of_samples_do() => ForRandomCircuits((circuit, inputs, parameters) =>
    {
        VectorSizes.ShouldAgreeInSlices(circuit.Measurements.Count, (size, isSliced) => Execute<double>(circuit, size, inputs, parameters, isSliced), 1e-12);
        VectorSizes.ShouldAgreeInSlices(circuit.Measurements.Count, (size, isSliced) => Execute<float>(circuit, size, inputs, parameters, isSliced), 2e-4);
    });

    [Fact]
    public void Rotations_of_a_layer_may_flip_bits_that_others_flip_together()
    {
        GateIr[] gates =
        [
            .. Enumerable.Range(0, 3).Select(q => Gate(GateKind.RY, Input(q), q)), Gate(GateKind.CZ, 0, 1), Gate(GateKind.CZ, 1, 2),
            Gate(GateKind.RXX, Weight(0), 0, 1), Gate(GateKind.RX, Input(1), 0), Gate(GateKind.RX, Weight(1), 1), Gate(GateKind.RXX, Weight(2), 1, 2),
        ];
        double[][] inputs = [.. Enumerable.Range(0, Vector512<double>.Count).Select(lane => new[] { 0.3 + lane, 0.7 - lane, 1.1 })];
        double[] parameters = [0.4, -1.3, 2.1];
        var measurements = EveryQubit.Take(6).Select((o, i) => new MeasurementIr(o, i)).ToEquatableArray();
        var circuit = new CircuitIr(Enumerable.Range(0, 3).ToEquatableArray(), EquatableArray.Of(0), gates.ToEquatableArray<OperationIr>(), measurements);
        var expected = DenseState.Run(3, circuit.Gates, inputs[1], parameters).Amplitudes;

        Distance(expected, Execute<double>(circuit, 32, inputs, parameters).LogicalAmplitudes(lane: 1)).ShouldBeLessThan(1e-12);
        Planned(circuit).Shapes[0].Passes.ShouldContain(new PlanPass(PassKind.Rotations, 4));
    }

    [Fact]
    public void A_circuit_that_nothing_depends_on_is_left_as_it_is()
    {
        GateIr[] gates = [Gate(GateKind.RY, Input(0), 0), Gate(GateKind.CX, 0, 1), Gate(GateKind.RX, Weight(0), 1)];
        double[][] inputs = [.. Enumerable.Range(0, Vector512<double>.Count).Select(lane => new[] { 0.3 + lane, 0.7, 1.1 })];
        var measurements = new[] { Z(0), Z(1) }.Select((o, i) => new MeasurementIr(o, i)).ToEquatableArray();
        var circuit = new CircuitIr(Enumerable.Range(0, 2).ToEquatableArray(), EquatableArray.Of(0), gates.ToEquatableArray<OperationIr>(), measurements);
        var kernels = Execute<double>(circuit, 32, inputs, [0.4, -1.3, 2.1]);
        var before = kernels.LogicalAmplitudes(lane: 1);

        kernels.Gradients([0, 0]).ShouldAllBe(g => g == Vector512<double>.Zero);
        kernels.LogicalAmplitudes(lane: 1).ShouldBe(before);

        kernels.Gradients([0, 1]).ShouldContain(g => g != Vector512<double>.Zero);
        kernels.LogicalAmplitudes(lane: 1).ShouldNotBe(before);
    }

    [Property(MaxTest = 25, Replay = "17,19")]
    public Property Expectations_agree_with_full_matrices_in_both_precisions() => ForRandomCircuits((circuit, inputs, parameters) =>
    {
        var (doubles, singles) = (Execute<double>(circuit, 32, inputs, parameters), Execute<float>(circuit, 32, inputs, parameters));
        var expected = DenseState.Run(Qubits, circuit.Gates, inputs[1], parameters);
        for (var m = 0; m < circuit.Measurements.Count; m++)
        {
            var expectation = expected.Expectation(circuit.Measurements[m].Observable);
            doubles.Expectation(m, lane: 1).ShouldBe(expectation, 1e-12);
            singles.Expectation(m, lane: 1).ShouldBe(expectation, 1e-4);
        }
    });

    private static Property ForRandomCircuits(Action<CircuitIr, double[][], double[]> check)
    {
        var cases =
            from gates in RandomCircuits.Gates(Qubits, most: 40)
            from observables in Gen.ArrayOf(RandomCircuits.Observable(Qubits), 3)
            let all = observables.Concat(EveryQubit)
            from inputs in Gen.ArrayOf(RandomCircuits.Numbers, Vector512<float>.Count)
            from parameters in RandomCircuits.Numbers
            let wires = Enumerable.Range(0, Qubits).ToEquatableArray()
            let measurements = all.Select((o, i) => new MeasurementIr(o, i)).ToEquatableArray()
            select (Circuit: new CircuitIr(wires, EquatableArray.Of(0), gates.ToEquatableArray(), measurements), Inputs: inputs, Parameters: parameters);
        return Prop.ForAll(cases.ToArbitrary(), c => check(c.Circuit, c.Inputs, c.Parameters));
    }

    /// <summary>Measuring X and Z of every qubit keeps every gate: a plan leaves out what no measurement sees.</summary>
    private static IEnumerable<PauliString> EveryQubit => Enumerable.Range(0, Qubits)
        .SelectMany(q => new[] { Pauli.X, Pauli.Z }.Select(p => new PauliString(EquatableArray.Of(new PauliFactor(q, p)))));

    private static KernelCircuit<T> Execute<T>(CircuitIr circuit, int vectorSize, double[][] inputs, double[] parameters, bool isSliced = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => KernelCircuit<T>.Run(Planned(circuit), vectorSize, inputs, parameters, isSliced);

    private static ModelPlan Planned(CircuitIr circuit) =>
        Planner.Plan(new ModelIr(null, "Random", "", default, default, 0, default, default, default, default, default), [circuit]);

    private static double Distance(Complex[] expected, Complex[] actual) => expected.Zip(actual, (a, b) => (a - b).Magnitude).Max();
}
