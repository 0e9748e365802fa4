using System.Numerics;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>The kernels for density matrices, against Kraus operators on random circuits of every gate and channel.</summary>
public sealed class DensityKernelTests
{
    private const int Qubits = 3;

    [Property(MaxTest = 30, Replay = "11,13")]
    public Property Expectations_agree_with_Kraus_operators_in_both_precisions()
    {
        var cases =
            from operations in RandomCircuits.NoisyGates(Qubits, most: 40)
            from inputs in Gen.ArrayOf(RandomCircuits.Numbers, Vector512<float>.Count)
            from parameters in RandomCircuits.Numbers
            select (Operations: (OperationIr[])[.. operations, Last], Inputs: inputs, Parameters: parameters);
        return Prop.ForAll(cases.ToArbitrary(), c => Check(c.Operations, c.Inputs, c.Parameters));
    }

    [Fact]
    public void Every_kind_of_channel_agrees_with_its_Kraus_operators_behind_every_gate()
    {
        foreach (var gate in GateTable.All)
        {
            var angles = Enumerable.Range(0, gate.Angles).Select(i => Gates.Number(0.4 + i)).ToEquatableArray();
            OperationIr[] layer = [.. Enumerable.Range(0, Qubits).SelectMany(q => new[] { Gates.Gate(GateKind.RY, Gates.Input(q), q), Gates.Gate(GateKind.CX, q, (q + 1) % Qubits) })];
            var between = new GateIr(gate.Kind, Enumerable.Range(0, gate.Qubits).ToEquatableArray(), angles, default);
            var channels = RandomChannels.Channel(3).Sample(40, 12);
            Check([.. layer, .. channels.SelectMany(c => new OperationIr[] { between, c }), .. layer], [.. Enumerable.Repeat(new[] { 0.3, -1.1, 2.4 }, Vector512<float>.Count)], [0.1, 0.2, 0.3]);
        }
    }

    /// <summary>No measurement can do without a step, so that a circuit with channels stays one.</summary>
    private static ChannelIr Last => Gates.Channel(ChannelKind.DepolarizingPauli, 0.01, 0, 1, 2);

    private static void Check(OperationIr[] operations, double[][] inputs, double[] parameters)
    {
        var wires = Enumerable.Range(0, Qubits).ToEquatableArray();
        var observables = AllProducts().ToArray();
        var measurements = observables.Select((o, i) => new MeasurementIr(o, i)).ToEquatableArray();
        var circuit = new CircuitIr(wires, EquatableArray.Of(0), operations.ToEquatableArray(), measurements);
        var (doubles, singles) = (Execute<double>(circuit, inputs, parameters), Execute<float>(circuit, inputs, parameters));
        foreach (var lane in (int[])[0, 5])
        {
            var expected = DenseMixture.Run(Qubits, operations, inputs[lane], parameters);
            expected.Trace.ShouldBe(1, 1e-12);
            doubles.Trace(lane).ShouldBe(1, 1e-14);
            for (var m = 0; m < observables.Length; m++)
            {
                var expectation = expected.Expectation(observables[m]);
                doubles.Expectation(m, lane).ShouldBe(expectation, 1e-12);
                singles.Expectation(m, lane).ShouldBe(expectation, 1e-4);
            }
        }
    }

    private static IEnumerable<PauliString> AllProducts() => Enumerable.Range(1, (1 << (2 * Qubits)) - 1).Select(code => new PauliString(
        Enumerable.Range(0, Qubits).Where(q => (code >> (2 * q) & 3) != 0).Select(q => new PauliFactor(q, (Pauli)((code >> (2 * q) & 3) - 1))).ToEquatableArray()));

    private static DensityCircuit<T> Execute<T>(CircuitIr circuit, double[][] inputs, double[] parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var model = new ModelIr(null, "Random", "", default, default, 0, default, default, default, default, default);
        var plan = Planner.Plan(model, [circuit]);
        var angles = inputs.Take(Vector512<T>.Count).Select(x => plan.Circuits[0].Angles.Select(a => ScalarEvaluation.Evaluate(a, x, parameters)).ToArray());
        return new DensityCircuit<T>(plan.Shapes[0], [.. angles]);
    }
}
